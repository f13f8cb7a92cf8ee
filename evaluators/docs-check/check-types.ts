import type ts from 'typescript';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Library } from '../../tasks/library.ts';
import { findReferences } from '../compliance/find-references.ts';
import { tellFindings } from '../compliance/inspect-submission.ts';
import type { Told } from '../compliance/drop-echoes.ts';
import { calleeOf, isCallLike, type Lens } from '../compliance/lens.ts';
import type { Finding } from '../evaluation.ts';
import { assemble, type Assembled } from './assemble.ts';
import { dialectOf, readCode } from './dialect.ts';
import { freeNames } from './free-names.ts';
import { isMarkedBroken, isMeantToFail } from './intent.ts';
import { isAboutMember, levelOf } from './judge-finding.ts';
import { lookAtFiles } from './look-at-files.ts';
import { outline, type ImportedName } from './outline.ts';
import { resolveNames, type Candidate, type Resolution, type Scope } from './resolve-names.ts';
import type { DocsFinding, SkipReason, Snippet } from './snippet.ts';

export interface CheckTypesRequest {
  snippets: readonly Snippet[];
  /** Said of blocks whose surroundings say enough already. */
  passed: ReadonlyMap<Snippet, SkipReason>;
  /** The text of a page. */
  pageOf: (path: string) => string;
  library: Library;
  installation: Installation;
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** A block that the compiler has looked at. */
export interface TypedSnippet {
  snippet: Snippet;
  /** The program that it is, for running it. */
  program: Assembled;
  elided: boolean;
  /** Names that nothing declares. */
  unknown: string[];
  modules: string[];
  /** Whether a name may mean another thing than it was taken for: the page uses it for several, or it lacks what is asked of it. */
  isDoubtful: boolean;
  hasDecorators: boolean;
  joined: number[];
  symbols: string[];
  calls: number;
  defects: Defect[];
}

/** Of the library, at a line of the block's code, 0-based. */
export interface Defect {
  level: DocsFinding['level'];
  finding: Finding;
  line: number;
  column: number;
  /** Whether the block could not run to its end if the compiler were right. */
  isFatal: boolean;
}

export type TypeVerdict = { kind: 'checked'; typed: TypedSnippet } | { kind: 'skipped'; reason: SkipReason };

/** Has the compiler check every block against the installed library, joined with what it goes on from. */
export async function checkTypes(request: CheckTypesRequest): Promise<Map<Snippet, TypeVerdict>> {
  const { snippets, library, installation, onProgress, signal } = request;
  const verdicts = new Map<Snippet, TypeVerdict>();
  const compiler = await loadTypeScript();
  const readable = readAll(request, compiler, verdicts);
  const { inventory } = await readApi({ library, installation });

  const alone = Object.fromEntries(readable.map(({ candidate }, i) => [nameOf(i, candidate.dialect), assemble({ target: candidate, before: [], imports: [], unknown: [] }).text]));
  const free = await lookAtFiles({ files: alone, library, installation, signal, look: freeNames, onLooked: (done, all) => { onProgress(done, 2 * all); } });
  const candidates = readable.map(({ candidate }, i) => ({ ...candidate, free: free.get(nameOf(i, candidate.dialect)) ?? [] }));
  const exportedNames = new Set(inventory.symbols.filter(({ exportedAs, id, name, module }) => exportedAs !== null || id === `${module}.${name}`).map(({ name }) => name));
  const scope: Scope = { candidates, imports: agreedImports(candidates, library), exported: exportsOf(inventory.symbols, library, candidates), isLibrarys: (name) => exportedNames.has(name) };

  const first = await observe({ request, readable, candidates, scope, indexes: [...candidates.keys()], avoid: () => new Set(), onLooked: (done, all) => { onProgress(all + done, 2 * all); } });
  // What is told of a value from another section holds only if it does not rest on what that section means by the name.
  const doubtful = [...first].filter(([, { typed, resolution }]) => {
    const isOfTwoMinds = resolution.distant.some(({ name, from }) => isDisputed(name, from, { candidates, first }));
    typed.isDoubtful ||= isOfTwoMinds;
    return isOfTwoMinds && typed.defects.length > 0;
  });
  const avoided = new Map(doubtful.map(([index, { resolution }]) => [index, new Set(resolution.distant.map(({ name }) => name))]));
  const second = await observe({ request, readable, candidates, scope, indexes: [...avoided.keys()], avoid: (index) => avoided.get(index) ?? new Set() });
  for (const [index, { typed, isAbout }] of first) {
    const again = second.get(index);
    if (again !== undefined) {
      const kept = new Set(again.typed.defects.map(keyOf));
      typed.defects = typed.defects.filter((defect) => kept.has(keyOf(defect)));
    }
    verdicts.set(typed.snippet, isAbout ? { kind: 'checked', typed } : { kind: 'skipped', reason: 'not-about-library' });
  }
  // In the order of the docs, whatever order they were decided in.
  return new Map(snippets.flatMap((snippet) => {
    const verdict = verdicts.get(snippet);
    return verdict === undefined ? [] : [[snippet, verdict] as const];
  }));
}

function keyOf({ finding: { code }, line, column }: Defect): string {
  return `${code} ${String(line)} ${String(column)}`;
}

function nameOf(index: number, dialect: string): string {
  return `block-${String(index).padStart(5, '0')}.${dialect}`;
}

interface Readable {
  snippet: Snippet;
  candidate: Omit<Candidate, 'free'>;
  elided: boolean;
  isLenient: boolean;
}

function readAll({ snippets, passed }: CheckTypesRequest, compiler: typeof ts, verdicts: Map<Snippet, TypeVerdict>): Readable[] {
  const skip = (snippet: Snippet, reason: SkipReason): [] => {
    verdicts.set(snippet, { kind: 'skipped', reason });
    return [];
  };
  return snippets.flatMap((snippet): Readable[] => {
    const reason = passed.get(snippet);
    if (reason !== undefined) return skip(snippet, reason);
    const dialect = dialectOf(snippet.language);
    if (dialect === undefined) return skip(snippet, 'other-language');
    if (dialect === 'markup') return skip(snippet, 'markup');
    const read = readCode(snippet.code, dialect === 'unknown' ? 'js' : dialect, compiler);
    if (read === undefined) return skip(snippet, dialect === 'unknown' ? 'other-language' : 'does-not-parse');
    const seen = outline(read.code, read.dialect, compiler);
    if (seen.hasMarkup) return skip(snippet, 'markup');
    const { path, heading, origin } = snippet;
    return [{ snippet, candidate: { code: read.code, dialect: read.dialect, outline: seen, path, heading, origin }, elided: read.elided || seen.isPartial, isLenient: dialect !== 'ts' }];
  });
}

/** Names that the docs import from the library, everywhere the same. */
function agreedImports(candidates: readonly Candidate[], { api }: Library): Map<string, ImportedName> {
  const byName = new Map<string, ImportedName[]>();
  for (const each of candidates.flatMap(({ outline: { imports } }) => imports)) {
    if (api.some((name) => each.module === name || each.module.startsWith(`${name}/`))) byName.set(each.local, [...byName.get(each.local) ?? [], each]);
  }
  return new Map([...byName].flatMap(([name, all]) => {
    const chosen = all.find(({ form }) => form === 'import') ?? all[0];
    const differ = all.some(({ module, form, name: exported }) => module !== chosen?.module || (form === chosen.form && exported !== chosen.name));
    return chosen === undefined || differ ? [] : [[name, chosen] as const];
  }));
}

/** A name that cannot be a plain word, or that its own doc comment shows: the export of that name, where one module has it. */
function exportsOf(symbols: readonly { id: string; name: string; module: string; exportedAs: string | null; kind: string }[], { api }: Library, candidates: readonly Candidate[]): Scope['exported'] {
  const byName = new Map<string, string[]>();
  const defaults = new Set(symbols.filter(({ exportedAs }) => exportedAs === 'default').map(({ module }) => module));
  for (const { name, module, exportedAs, kind } of symbols) {
    if (exportedAs === 'named' && kind !== 'type' && kind !== 'interface') byName.set(name, [...byName.get(name) ?? [], module]);
  }
  // Where the docs call something of their own by that name, nothing can be told.
  const taken = new Set(candidates.flatMap(({ outline: { declares, imports } }) => declares.filter((name) => !imports.some(({ local }) => local === name))));
  const packages = new Map(api.map((each) => [identifierOf(each), each]));
  return (name, { origin }) => {
    const own = packages.get(name);
    if (own !== undefined && taken.has(name)) return undefined;
    if (own !== undefined && !byName.has(name)) return { local: name, name: defaults.has(own) ? 'default' : '*', module: own, form: 'import' };
    const modules = byName.get(name) ?? [];
    const module = modules.find((each) => api.includes(each)) ?? (modules.length === 1 ? modules[0] : undefined);
    if (module === undefined || (origin === 'page' && !/[a-z][A-Z]|[_$\d]/u.test(name))) return undefined;
    return { local: name, name, module, form: 'import' };
  };
}

/** What people call a package: `pQueue` of `p-queue`. */
function identifierOf(packageName: string): string {
  return packageName.slice(packageName.lastIndexOf('/') + 1).replaceAll(/[-.](\w)/gu, (_, letter: string) => letter.toUpperCase());
}

interface Observed {
  typed: TypedSnippet;
  resolution: Resolution;
  /** Whether it uses the library, or tries to. */
  isAbout: boolean;
  /** The types of the names that it declares. */
  types: Map<string, string>;
}

interface ObserveRequest {
  request: CheckTypesRequest;
  readable: readonly Readable[];
  candidates: readonly Candidate[];
  scope: Scope;
  indexes: readonly number[];
  /** Names that are taken for unknown. */
  avoid: (index: number) => ReadonlySet<string>;
  onLooked?: (done: number, all: number) => void;
}

async function observe({ request, readable, candidates, scope, indexes, avoid, onLooked }: ObserveRequest): Promise<Map<number, Observed>> {
  const { library, installation, signal } = request;
  const jobs = new Map<string, { index: number; program: Assembled; resolution: Resolution }>();
  for (const index of indexes) {
    const target = candidates[index];
    if (target === undefined) continue;
    const resolution = resolveNames(index, scope, avoid(index));
    const before = resolution.before.flatMap((at) => candidates[at] ?? []);
    const program = assemble({ target, before, imports: resolution.imports, unknown: resolution.unknown });
    jobs.set(nameOf(index, program.dialect), { index, program, resolution });
  }
  const files = Object.fromEntries([...jobs].map(([name, { program }]) => [name, program.text]));
  const looked = await lookAtFiles({
    files, library, installation, signal, ...(onLooked === undefined ? {} : { onLooked }),
    look: (source, lens) => {
      const name = lens.view.sources[0]?.name ?? '';
      const job = jobs.get(name);
      const own = job === undefined ? undefined : readable[job.index];
      if (job === undefined || own === undefined) return undefined;
      const joined = job.resolution.before.flatMap((at) => readable[at]?.snippet.line ?? []);
      return observeOne({ ...job, pageOf: request.pageOf, own, joined, candidates, source, lens });
    },
  });
  return new Map([...looked].flatMap(([name, observed]) => {
    const index = jobs.get(name)?.index;
    return observed === undefined || index === undefined ? [] : [[index, observed] as const];
  }));
}

interface ObserveOne {
  pageOf: (path: string) => string;
  own: Readable;
  joined: number[];
  program: Assembled;
  resolution: Resolution;
  candidates: readonly Candidate[];
  source: ts.SourceFile;
  lens: Lens;
}

function observeOne({ pageOf, own: { snippet, candidate, elided, isLenient }, joined, program, resolution, candidates, source, lens }: ObserveOne): Observed {
  const { ts: typescript, checker } = lens.view;
  const lineOf = (node: ts.Node): number => program.lines[source.getLineAndCharacterOfPosition(node.getStart(source)).line] ?? -1;
  const references = findReferences(source, lens);
  const own = references.filter(({ node }) => lineOf(node) >= 0);
  const told = tellFindings(references, lens).filter(({ finding }) => (program.lines[finding.line - 1] ?? -1) >= 0);
  const lines = snippet.code.split('\n');
  const isMeant = isMeantToFail(snippet);
  const ownNames = [...candidate.outline.declares, ...candidate.outline.imports.map(({ local }) => local)];
  let isDoubtful = false;
  const defects = told.flatMap((each): Defect[] => {
    if (each.finding.class === 'deprecated' && snippet.isOfDeprecated) return [];
    const level = levelOf({ told: each, lens, isLenient, elided, unknown: resolution.unknown, page: snippet.origin === 'comment' ? snippet.before : pageOf(snippet.path), own: ownNames });
    if (level === undefined && each.isLibrarys && isAboutMember(each.finding)) isDoubtful = true;
    const line = program.lines[each.finding.line - 1] ?? -1;
    if (level === undefined || isMeant || isMarkedBroken(lines, line + 1)) return [];
    return [{ level, finding: each.finding, line, column: each.finding.column, isFatal: isFatal(each, lens) }];
  });
  const used = own.filter(({ kind, id }) => kind !== 'import' && id !== '?');
  const types = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (typescript.isVariableDeclaration(node) && typescript.isIdentifier(node.name) && candidate.outline.declares.includes(node.name.text) && lineOf(node) >= 0) {
      types.set(node.name.text, checker.typeToString(checker.getTypeAtLocation(node.name)));
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return {
    resolution, types,
    isAbout: own.length > 0 || defects.length > 0,
    typed: {
      snippet, program, elided, unknown: resolution.unknown, modules: [candidate, ...resolution.before.flatMap((at) => candidates[at] ?? [])].flatMap((each) => each.outline.modules),
      isDoubtful, hasDecorators: candidate.outline.hasDecorators, joined, symbols: [...new Set(used.map(({ id }) => id))].sort(), calls: own.filter(({ kind }) => kind === 'call').length, defects,
    },
  };
}

/** Outside of functions: a call with arguments that the library refuses, or of a member that it has not. */
function isFatal({ finding, node }: Told, { view }: Lens): boolean {
  if (view.ts.findAncestor(node, view.ts.isFunctionLike) !== undefined) return false;
  const { parent } = node;
  return finding.class === 'wrong-call' || (view.ts.isPropertyAccessExpression(parent) && parent.name === node && isCallLike(parent.parent, view) && calleeOf(parent.parent) === parent);
}

/** Whether the page declares a name in more ways than one. */
function isDisputed(name: string, from: number, { candidates, first }: { candidates: readonly Candidate[]; first: ReadonlyMap<number, Observed> }): boolean {
  const path = candidates[from]?.path;
  const types = new Set<string>();
  for (let i = from; i >= 0 && candidates[i]?.path === path; i -= 1) {
    if (candidates[i]?.outline.declares.includes(name) === true) types.add(first.get(i)?.types.get(name) ?? '');
  }
  return types.size > 1 || types.has('');
}
