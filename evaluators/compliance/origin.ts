import type ts from 'typescript';
import { isCallLike, ownsCall, ownsSymbol, symbolOf, type Lens } from './lens.ts';

/** Whether a value is what a call of the library gave back, as it came or kept in a variable. */
export function comesFromLibrary(expression: ts.Node, lens: Lens, depth = 0): boolean {
  const { ts: typescript, checker } = lens.view;
  if (depth > 8) return false;
  const next = (node: ts.Node): boolean => comesFromLibrary(node, lens, depth + 1);
  if (isWrapper(expression, typescript) || typescript.isAwaitExpression(expression)) return next(expression.expression);
  if (typescript.isBinaryExpression(expression)) return isFallback(expression, typescript) && [expression.left, expression.right].some(next);
  if (typescript.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].some(next);
  if (isCallLike(expression, lens.view)) return ownsCall(expression, lens) || (isPromise(expression, lens) && typescript.isCallExpression(expression) && typescript.isPropertyAccessExpression(expression.expression) && next(expression.expression.expression));
  if (typescript.isPropertyAccessExpression(expression)) return ownsSymbol(checker.getSymbolAtLocation(expression.name), lens);
  if (!typescript.isIdentifier(expression)) return false;
  const declaration = checker.getSymbolAtLocation(expression)?.valueDeclaration;
  if (declaration === undefined || !typescript.isVariableDeclaration(declaration)) return false;
  return declaration.initializer !== undefined && next(declaration.initializer);
}

/** `a ?? b`, `a || b`, `a && b`: one of the two comes out. */
function isFallback({ operatorToken }: ts.BinaryExpression, { SyntaxKind }: typeof ts): boolean {
  return [SyntaxKind.QuestionQuestionToken, SyntaxKind.BarBarToken, SyntaxKind.AmpersandAmpersandToken].includes(operatorToken.kind);
}

/** The library's promise where its value was meant: an `await` is missing. */
export function isLibraryPromise(expression: ts.Node, lens: Lens): boolean {
  return isPromise(expression, lens) && comesFromLibrary(expression, lens);
}

function isPromise(expression: ts.Node, { view: { checker } }: Lens): boolean {
  return symbolOf(checker.getTypeAtLocation(expression))?.name === 'Promise';
}

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.TypeAssertion | ts.NonNullExpression | ts.SatisfiesExpression;

/** Syntax that hands a value on as it is. */
function isWrapper(node: ts.Node, typescript: typeof ts): node is Wrapper {
  return typescript.isParenthesizedExpression(node) || typescript.isAsExpression(node) || typescript.isTypeAssertionExpression(node)
    || typescript.isNonNullExpression(node) || typescript.isSatisfiesExpression(node);
}
