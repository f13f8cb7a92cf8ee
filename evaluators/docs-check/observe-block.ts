import type ts from 'typescript';
import { findReferences } from '../compliance/find-references.ts';
import type { Told } from '../compliance/drop-echoes.ts';
import { tellFindings } from '../compliance/inspect-submission.ts';
import { calleeOf, isCallLike, type Lens } from '../compliance/lens.ts';
import type { Finding } from '../evaluation.ts';
import type { Assembled } from './assemble.ts';
import { isTrusted, madeIn, type Made } from './customary-instances.ts';
import { isMarkedBroken, isMeantToFail } from './intent.ts';
import { isAboutMember, levelOf } from './judge-finding.ts';
import type { Candidate, Resolution } from './resolve-names.ts';
import type { DocsFinding, Snippet } from './snippet.ts';

/** A block that the compiler has looked at. */
export interface TypedSnippet {
  snippet: Snippet;
  /** The program that it is, for running it. */
  program: Assembled;
  elided: boolean;
  /** Whether the docs write JavaScript there. */
  isLenient: boolean;
  /** Names that nothing declares, or nothing but their use elsewhere. */
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

/** A block that parses. */
export interface Readable {
  snippet: Snippet;
  candidate: Omit<Candidate, 'free'>;
  elided: boolean;
  isLenient: boolean;
}

/** What the compiler sees of a block, and what that means. */
export interface Observed {
  typed: TypedSnippet;
  resolution: Resolution;
  /** Whether it uses the library, or tries to. */
  isAbout: boolean;
  /** The types of the names that it declares. */
  types: Map<string, string>;
  made: Made[];
  /** Whether what it asks of names whose type is borrowed fits that type. */
  isTrusted: boolean;
}

export interface ObserveRequest {
  pageOf: (path: string) => string;
  own: Readable & { candidate: Candidate };
  joined: number[];
  program: Assembled;
  resolution: Resolution;
  candidates: readonly Candidate[];
  source: ts.SourceFile;
  lens: Lens;
}

export function observeBlock({ pageOf, own: { snippet, candidate, elided, isLenient }, joined, program, resolution, candidates, source, lens }: ObserveRequest): Observed {
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
    const level = levelOf({ told: each, lens, isLenient, elided, borrowed: resolution.borrowed, unknown: resolution.unknown, page: snippet.origin === 'comment' ? snippet.before : pageOf(snippet.path), own: ownNames });
    if (level === undefined && each.isLibrarys && isAboutMember(each.finding)) isDoubtful = true;
    const line = program.lines[each.finding.line - 1] ?? -1;
    if (level === undefined || isMeant || isMarkedBroken(lines, line + 1)) return [];
    return [{ level, finding: each.finding, line, column: each.finding.column, isFatal: isFatal(each, lens) }];
  });
  const used = own.filter(({ kind, id }) => kind !== 'import' && id !== '?');
  const types = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if ((typescript.isVariableDeclaration(node) || typescript.isBindingElement(node)) && typescript.isIdentifier(node.name) && !types.has(node.name.text) && candidate.outline.declares.includes(node.name.text) && lineOf(node) >= 0) {
      types.set(node.name.text, checker.typeToString(checker.getTypeAtLocation(node.name)));
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  const isOwn = (node: ts.Node): boolean => lineOf(node) >= 0;
  return {
    resolution, types,
    made: madeIn(source, isOwn, lens),
    isTrusted: [...resolution.borrowed.keys()].every((name) => !candidate.free.includes(name) || isTrusted(name, { source, isOwn, lens })),
    isAbout: own.length > 0 || defects.length > 0,
    typed: {
      snippet, program, elided, isLenient, unknown: [...resolution.unknown, ...resolution.borrowed.keys()], modules: [candidate, ...resolution.before.flatMap((at) => candidates[at] ?? [])].flatMap((each) => each.outline.modules),
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
