import type ts from 'typescript';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Library } from '../../tasks/library.ts';
import { assemble, type Assembled } from './assemble.ts';
import { dialectOf, isTooLong, readCode } from './dialect.ts';
import { freeNames } from './free-names.ts';
import { agreedImports, exportsOf } from './known-names.ts';
import { lookAtFiles, unlessTooMuch } from './look-at-files.ts';
import { observeBlock, type Defect, type Observed, type Readable, type TypedSnippet } from './observe-block.ts';
import { outline } from './outline.ts';
import { customaryInstances, type Instance } from './customary-instances.ts';
import { resolveNames, type Candidate, type Resolution, type Scope } from './resolve-names.ts';
import type { SkipReason, Snippet } from './snippet.ts';

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

export type TypeVerdict = { kind: 'checked'; typed: TypedSnippet } | { kind: 'skipped'; reason: SkipReason };

/** Has the compiler check every block against the installed library, joined with what it goes on from. */
export async function checkTypes(request: CheckTypesRequest): Promise<Map<Snippet, TypeVerdict>> {
  const { snippets, library, installation, onProgress, signal } = request;
  const verdicts = new Map<Snippet, TypeVerdict>();
  const tooMuch: TypeVerdict = { kind: 'skipped', reason: 'too-much' };
  const compiler = await loadTypeScript();
  const read = readAll(request, compiler, verdicts);
  const { inventory } = await readApi({ library, installation });

  const alone = Object.fromEntries(read.map(({ candidate }, i) => [nameOf(i, candidate.dialect), assemble({ target: candidate, before: [], imports: [], borrowed: new Map(), unknown: [] }).text]));
  const free = await lookAtFiles({ files: alone, library, installation, signal, look: freeNames, onLooked: (done, all) => { onProgress(done, 2 * all); } });
  const readable = read.flatMap((each, i): (Readable & { free: string[] })[] => {
    const names = free.get(nameOf(i, each.candidate.dialect));
    if (names !== undefined) return [{ ...each, free: names }];
    verdicts.set(each.snippet, tooMuch);
    return [];
  });
  const candidates = readable.map(({ candidate, free: names }) => ({ ...candidate, free: names }));
  const exportedNames = new Set(inventory.symbols.filter(({ exportedAs, id, name, module }) => exportedAs !== null || id === `${module}.${name}`).map(({ name }) => name));
  const scope: Scope = { candidates, imports: agreedImports(candidates, library), exported: exportsOf(inventory.symbols, library, candidates), isLibrarys: (name) => exportedNames.has(name) };

  const first = await observe({ request, readable, candidates, scope, indexes: [...candidates.keys()], onLooked: (done, all) => { onProgress(all + done, 2 * all); } });
  const customary = customaryInstances([...first.values()].map(({ made }) => made));
  const isUnknownIn = (name: string, block: number): boolean => first.get(block)?.types.get(name) === 'any';
  const lacking = [...first].filter(([index]) => resolveNames(index, scope, { customary, isUnknownIn }).borrowed.size > 0).map(([index]) => index);
  const borrowing = await observe({ request, readable, candidates, scope, indexes: lacking, customary, isUnknownIn });
  for (const [index, observed] of borrowing) if (observed.isTrusted && observed.isAbout) first.set(index, observed);
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
  for (const [index, { snippet }] of readable.entries()) if (!first.has(index)) verdicts.set(snippet, tooMuch);
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
    if (isTooLong(snippet.code)) return skip(snippet, 'too-long');
    const parsed = unlessTooMuch(() => {
      const read = readCode(snippet.code, dialect === 'unknown' ? 'js' : dialect, compiler);
      return read === undefined ? undefined : { read, seen: outline(read.code, read.dialect, compiler) };
    });
    if (parsed === undefined) return skip(snippet, dialect === 'unknown' ? 'other-language' : 'does-not-parse');
    const { read, seen } = parsed;
    if (seen.hasMarkup) return skip(snippet, 'markup');
    const { path, heading, origin } = snippet;
    return [{ snippet, candidate: { code: read.code, dialect: read.dialect, outline: seen, path, heading, origin }, elided: read.elided || seen.isPartial, isLenient: dialect !== 'ts' }];
  });
}

interface ObserveAll {
  request: CheckTypesRequest;
  readable: readonly Readable[];
  candidates: readonly Candidate[];
  scope: Scope;
  indexes: readonly number[];
  /** Names that are taken for unknown. */
  avoid?: (index: number) => ReadonlySet<string>;
  customary?: ReadonlyMap<string, Instance>;
  isUnknownIn?: (name: string, block: number) => boolean;
  onLooked?: (done: number, all: number) => void;
}

async function observe({ request, readable, candidates, scope, indexes, avoid = () => new Set(), customary = new Map(), isUnknownIn = () => false, onLooked }: ObserveAll): Promise<Map<number, Observed>> {
  const { library, installation, signal } = request;
  const jobs = new Map<string, { index: number; program: Assembled; resolution: Resolution }>();
  for (const index of indexes) {
    const target = candidates[index];
    if (target === undefined) continue;
    const resolution = resolveNames(index, scope, { avoid: avoid(index), customary, isUnknownIn });
    const before = resolution.before.flatMap((at) => candidates[at] ?? []);
    const program = assemble({ target, before, imports: resolution.imports, borrowed: resolution.borrowed, unknown: resolution.unknown });
    jobs.set(nameOf(index, program.dialect), { index, program, resolution });
  }
  const files = Object.fromEntries([...jobs].map(([name, { program }]) => [name, program.text]));
  const looked = await lookAtFiles({
    files, library, installation, signal, ...(onLooked === undefined ? {} : { onLooked }),
    look: (source, lens) => {
      const name = lens.view.sources[0]?.name ?? '';
      const job = jobs.get(name);
      const [own, candidate] = job === undefined ? [] : [readable[job.index], candidates[job.index]];
      if (job === undefined || own === undefined || candidate === undefined) return undefined;
      const joined = job.resolution.before.flatMap((at) => readable[at]?.snippet.line ?? []);
      return observeBlock({ ...job, pageOf: request.pageOf, own: { ...own, candidate }, joined, candidates, source, lens });
    },
  });
  return new Map([...looked].flatMap(([name, observed]) => {
    const index = jobs.get(name)?.index;
    return observed === undefined || index === undefined ? [] : [[index, observed] as const];
  }));
}

/** Whether the page declares a name in more ways than one. */
function isDisputed(name: string, from: number, { candidates, first }: { candidates: readonly Candidate[]; first: ReadonlyMap<number, Observed> }): boolean {
  const path = candidates[from]?.path;
  const types = new Set<string>();
  for (let i = from; i >= 0 && candidates[i]?.path === path; i -= 1) {
    const { declares = [], imports = [] } = candidates[i]?.outline ?? {};
    if (declares.includes(name) && !imports.some(({ local }) => local === name)) types.add(first.get(i)?.types.get(name) ?? '');
  }
  return types.size > 1 || types.has('');
}
