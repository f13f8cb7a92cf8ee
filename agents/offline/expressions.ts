import type ts from 'typescript';
import type { TypeScript } from './syntax.ts';

/** The name at the left end of a chain of calls and properties. */
export function rootName(ts: TypeScript, node: ts.Node): string | null {
  if (ts.isIdentifier(node)) return node.text;
  const chained = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    || ts.isAwaitExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node);
  return chained ? rootName(ts, node.expression) : null;
}

/** Literals all the way down. */
export function isPlain(ts: TypeScript, node: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => isPlain(ts, element));
  if (ts.isObjectLiteralExpression(node)) return node.properties.every((property) => ts.isPropertyAssignment(property) && isPlain(ts, property.initializer));
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isRegularExpressionLiteral(node)
    || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || node.kind === ts.SyntaxKind.NullKeyword;
}

export function isDate(ts: TypeScript, node: ts.Expression): boolean {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date';
}

/** Which arguments at the end can be left away: options and callbacks; of a signature any but the first. */
export function optionalEndings(ts: TypeScript, args: readonly ts.Expression[], isSignature: boolean): ts.Expression[][] {
  if (isSignature) return args.slice(1).map((_, i) => args.slice(i + 1));
  const last = args.at(-1);
  if (last === undefined || args.length < 2) return [];
  const optional = ts.isObjectLiteralExpression(last) || ts.isArrowFunction(last) || ts.isFunctionExpression(last) || (ts.isIdentifier(last) && /^(?:opts|options|config|settings)$/iu.test(last.text));
  return optional ? [[last]] : [];
}

export function argumentsIn(ts: TypeScript, call: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(call)) return call.arguments;
  return ts.isPropertyAccessExpression(call) || ts.isElementAccessExpression(call) ? argumentsIn(ts, call.expression) : [];
}

export function namesDeclaredIn(ts: TypeScript, root: ts.Node): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)) && node.name !== undefined && ts.isIdentifier(node.name)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}
