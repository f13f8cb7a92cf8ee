import type ts from 'typescript';
import { isPathToPackage } from './imports.ts';
import { argumentsOf, isCallLike, ownsCall, ownsType, type Lens } from './lens.ts';
import { comesFromLibrary } from './origin.ts';
import { hidesByReturn, hidesInLiteral } from './unchecked-container.ts';
import { isUncheckedType, keepsUnchecked } from './unchecked-place.ts';

/** A place where the submission keeps the compiler from checking what it does with the library, or goes round its exports. */
export interface Bypass {
  code: 'unchecked-cast' | 'private-import';
  node: ts.Node;
  /** As it was written. */
  name: string;
}

export function findBypasses(source: ts.SourceFile, lens: Lens): Bypass[] {
  const found: Bypass[] = [];
  const visit = (node: ts.Node): void => {
    const bypass = bypassAt(node, lens);
    if (bypass !== undefined) found.push(bypass);
    lens.view.ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function bypassAt(node: ts.Node, lens: Lens): Bypass | undefined {
  const { ts: typescript, checker } = lens.view;
  if (typescript.isStringLiteralLike(node) && isSpecifier(node, typescript) && isPathToPackage(node.text) && checker.getSymbolAtLocation(node) !== undefined) {
    return { code: 'private-import', node, name: node.text };
  }
  if (typescript.isAsExpression(node) || typescript.isTypeAssertionExpression(node)) return isHidingCast(node, lens) ? castAt(node) : undefined;
  if (typescript.isParenthesizedExpression(node) && isHidingComment(typescript.getJSDocType(node), typescript)) return isAboutLibrary(node.expression, lens) ? castAt(node) : undefined;
  if (typescript.isVariableDeclaration(node) && node.initializer !== undefined && isUncheckedType(node.type, typescript)) {
    return isAboutLibrary(node.initializer, lens) ? { code: 'unchecked-cast', node: node.name, name: node.getText() } : undefined;
  }
  const isHidden = keepsUnchecked(node, lens) || (typescript.isExpression(node) && (hidesInLiteral(node, lens) || hidesByReturn(node, lens)));
  return isHidden ? { code: 'unchecked-cast', node, name: node.getText() } : undefined;
}

type Cast = ts.AsExpression | ts.TypeAssertion;

/** `x as unknown as Y` is one cast, told at the inner one. */
function isHidingCast(node: Cast, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  if (hidesType(node.type, typescript)) return isAboutLibrary(node.expression, lens) || (isKnown(node.expression, lens) && isArgumentOfLibrary(node, lens));
  const target = checker.getTypeAtLocation(node.type);
  const becomesRecord = checker.getIndexInfosOfType(target).some(({ type }) => (type.flags & typescript.TypeFlags.Any) !== 0);
  return becomesRecord && !ownsType(target, lens) && ownsType(checker.getTypeAtLocation(node.expression), lens);
}

/** What was of no known type before, such as the result of `JSON.parse`, has nothing that a cast could hide. */
function isKnown(expression: ts.Expression, { view: { ts: typescript, checker } }: Lens): boolean {
  return !(checker.getTypeAtLocation(expression).flags & (typescript.TypeFlags.Any | typescript.TypeFlags.Unknown));
}

function castAt(node: ts.Expression): Bypass {
  return { code: 'unchecked-cast', node, name: node.getText() };
}

function isSpecifier({ parent }: ts.Node, typescript: typeof ts): boolean {
  return typescript.isImportDeclaration(parent) || typescript.isExportDeclaration(parent) || typescript.isCallExpression(parent);
}

/** `any` and `never` fit everywhere; `unknown` matters when it is cast on to something else. */
function hidesType(type: ts.TypeNode, typescript: typeof ts): boolean {
  const { AnyKeyword, NeverKeyword, UnknownKeyword } = typescript.SyntaxKind;
  if (type.kind === AnyKeyword || type.kind === NeverKeyword) return true;
  const outer = type.parent.parent;
  return type.kind === UnknownKeyword && (typescript.isAsExpression(outer) || typescript.isTypeAssertionExpression(outer));
}

function isHidingComment(type: ts.TypeNode | undefined, typescript: typeof ts): boolean {
  return type?.kind === typescript.SyntaxKind.AnyKeyword || type?.kind === typescript.SyntaxKind.JSDocAllType;
}

function isAboutLibrary(expression: ts.Expression, lens: Lens): boolean {
  return ownsType(lens.view.checker.getTypeAtLocation(expression), lens) || (isKnown(expression, lens) && comesFromLibrary(expression, lens));
}

function isArgumentOfLibrary(node: ts.Expression, lens: Lens): boolean {
  const { ts: typescript } = lens.view;
  let at = node;
  while (typescript.isParenthesizedExpression(at.parent) || typescript.isAsExpression(at.parent)) at = at.parent;
  const { parent } = at;
  return isCallLike(parent, lens.view) && argumentsOf(parent).includes(at) && ownsCall(parent, lens);
}
