import type ts from 'typescript';
import type { Finding } from '../evaluation.ts';
import { callAround, isCalleeOf, valueAt } from './diagnostic-node.ts';
import { argumentsOf, calleeOf, isCallLike, type Lens } from './lens.ts';

/** A finding, whether the score feels it, and the node it stands at. */
export interface Told {
  finding: Finding;
  isLibrarys: boolean;
  node: ts.Node;
  /** Whether it is about the overload that a call takes: another one may be taken when the call is put right. */
  isOverload?: boolean;
}

/**
 * Leaves out what only follows from another mistake: after an invented name or a wrong call the compiler works with types
 * that nobody meant, takes another overload, and refuses calls that are right.
 */
export function dropEchoes(told: Told[], lens: Lens): Told[] {
  const mistakes = told.filter(({ isLibrarys, finding }) => isLibrarys && finding.class !== null);
  const causes = mistakes.filter((each) => !mayFollow(each) && (each.finding.code !== 'unchecked-cast' || isLeftOpen(each, lens)));
  const left = told.filter((each) => !isLeftUnchecked(each, mistakes, lens) && !(mayFollow(each) && restsOnMistake(each, causes, lens)));
  const following = left.filter((each) => each.isLibrarys && mayFollow(each));
  return left.filter((each) => !mayFollow(each) || !following.some((other) => isEchoOf(each, other, following, lens)));
}

/** `library as any` leaves what is made of it without a type; `library as any as Theirs` does not. */
function isLeftOpen({ node }: Told, { view: { ts: typescript, checker } }: Lens): boolean {
  let outer = node;
  while (typescript.isParenthesizedExpression(outer.parent) || typescript.isAsExpression(outer.parent)) outer = outer.parent;
  return (typescript.isAsExpression(outer) || typescript.isParenthesizedExpression(outer)) && (checker.getTypeAtLocation(outer).flags & typescript.TypeFlags.Any) !== 0;
}

function mayFollow({ finding, isOverload }: Told): boolean {
  return canFollow.has(finding.class ?? '') || isOverload === true;
}

/** Of two that rest on each other, as those in one call do, the first stays. */
function isEchoOf(echo: Told, other: Told, following: Told[], lens: Lens): boolean {
  if (echo === other || !restsOnMistake(echo, [other], lens)) return false;
  return following.indexOf(other) < following.indexOf(echo) || !restsOnMistake(other, [echo], lens);
}

const canFollow: ReadonlySet<string> = new Set(['wrong-call', 'wrong-options', 'wrong-return']);
/** A call rests on the calls that its arguments come from, these on others; nobody's code goes much further. */
const mostSteps = 6;

function restsOnMistake(echo: Told, roots: Told[], lens: Lens): boolean {
  const others = roots.filter(({ finding, node }) => (node !== echo.node || echo.isOverload === true) && finding.class !== 'deprecated');
  if (others.length === 0) return false;
  const isTold = (within: ts.Node): boolean => others.some(({ node }) => node.getSourceFile() === within.getSourceFile() && node.pos >= within.pos && node.end <= within.end);
  const { ts: typescript, checker } = lens.view;
  const seen = new Set<ts.Node>();
  const isTainted = (expression: ts.Node, steps = 0): boolean => {
    if (seen.has(expression) || steps > mostSteps) return false;
    seen.add(expression);
    if (isTold(expression)) return true;
    let tainted = false;
    const visit = (node: ts.Node): void => {
      if (tainted) return;
      if (typescript.isIdentifier(node)) tainted = (checker.getSymbolAtLocation(node)?.declarations ?? []).some((declaration) => (isTold(declaration) && !isWide(declaration)) || isFromNowhere(declaration) || ((isUnsettled(checker.getTypeAtLocation(node), lens) || isInferred(sourceOf(declaration), lens)) && isTainted(sourceOf(declaration) ?? node, steps + 1)));
      typescript.forEachChild(node, visit);
    };
    visit(expression);
    return tainted;
  };
  /** A function, a class or a variable is not wrong as a whole because something in it is. */
  const isWide = (declaration: ts.Declaration): boolean =>
    typescript.isFunctionLike(declaration) || typescript.isClassLike(declaration) || typescript.isVariableDeclaration(declaration);
  const isFromNowhere = (declaration: ts.Declaration): boolean => {
    const specifier = typescript.findAncestor(declaration, typescript.isImportDeclaration)?.moduleSpecifier;
    return specifier !== undefined && isTold(specifier);
  };
  const sourceOf = (declaration: ts.Declaration): ts.Node | undefined => {
    const variable = typescript.findAncestor(declaration, typescript.isVariableDeclaration);
    return variable !== undefined && (variable === declaration || typescript.isBindingElement(declaration)) ? variable.initializer : undefined;
  };
  return isTainted(subjectOf(echo, lens)) || isInBrokenCall(echo.node, isTainted, lens);
}

/** Whether a type may have come out of a failed inference. A variable of a type that is known in full is as good as any other, however it was made. */
function isUnsettled(type: ts.Type, lens: Lens, depth = 0): boolean {
  const { ts: typescript, checker } = lens.view;
  if (type.flags & (typescript.TypeFlags.Any | typescript.TypeFlags.Unknown | typescript.TypeFlags.Never)) return true;
  if (depth > 2) return false;
  const parts = type.isUnionOrIntersection() ? type.types : 'target' in type ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return parts.some((part) => isUnsettled(part, lens, depth + 1));
}

/** What a generic call gives back follows from its arguments. */
function isInferred(source: ts.Node | undefined, { view: { ts: typescript, checker } }: Lens): boolean {
  const call = source !== undefined && typescript.isAwaitExpression(source) ? source.expression : source;
  const declaration = call !== undefined && typescript.isCallExpression(call) ? checker.getResolvedSignature(call)?.declaration : undefined;
  return (declaration?.typeParameters?.length ?? 0) > 0;
}

/** `if (!result.sucess) return;` narrows nothing, so that what comes after seems to misread `result`. */
function isLeftUnchecked(echo: Told, told: Told[], lens: Lens): boolean {
  const value = echo.finding.class === 'wrong-return' ? rootOf(valueAt(echo.node, lens.view) ?? echo.node, lens) : undefined;
  return value !== undefined && told.some(({ node }) => node.end <= echo.node.pos && rootOf(node, lens) === value);
}

/** The variable at the start of a chain of members. */
function rootOf(node: ts.Node, { view: { ts: typescript, checker } }: Lens): ts.Symbol | undefined {
  let at = typescript.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent.expression : node;
  while (typescript.isPropertyAccessExpression(at) || typescript.isAsExpression(at) || typescript.isParenthesizedExpression(at)) at = at.expression;
  return typescript.isIdentifier(at) ? checker.getSymbolAtLocation(at) : undefined;
}

/** What a finding is about: the call with its arguments, the one option, or the value that came back. */
function subjectOf({ node, finding }: Told, { view }: Lens): ts.Node {
  if (finding.class === 'wrong-options') return node.parent;
  if (finding.class === 'wrong-return') return valueAt(node, view) ?? node;
  return callAround(node, view) ?? node;
}

/** Inside the arguments of a call whose callee or another argument is a mistake itself, callbacks and generics have lost their types. */
function isInBrokenCall(node: ts.Node, isTainted: (node: ts.Node) => boolean, { view }: Lens): boolean {
  for (let at = node; !view.ts.isSourceFile(at); at = at.parent) {
    if (!isCallLike(at, view) || isCalleeOf(node, at)) continue;
    const others = argumentsOf(at).filter((argument) => node.pos < argument.pos || node.end > argument.end);
    if ([calleeOf(at), ...others].some((each) => isTainted(each))) return true;
  }
  return false;
}
