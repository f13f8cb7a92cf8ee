import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import { argumentsOf, calleeOf, isCallLike, type CallLike } from './lens.ts';

/** The widest expression or name that a diagnostic underlines, or the smallest node around what it does. */
export function diagnosticNode(source: ts.SourceFile, span: { start: number; length: number }, { ts: typescript }: TypeView): ts.Node {
  const end = span.start + span.length;
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = typescript.forEachChild(node, (child) => (child.getStart(source) <= span.start && end <= child.end ? child : undefined));
    if (inner === undefined) return node;
    node = inner;
    // Below an expression that is underlined exactly there is only what it begins with.
    if (typescript.isExpression(node) && node.getStart(source) === span.start && node.end === end) return node;
  }
}

/** The call that an argument's, option's or callee's diagnostic is about: the nearest around it. */
export function callAround(node: ts.Node, view: TypeView): CallLike | undefined {
  if (isCallLike(node, view) && !isArgument(node, view)) return node;
  for (let at = node; !view.ts.isSourceFile(at.parent); at = at.parent) {
    if (isCallLike(at.parent, view)) return at.parent;
    if (view.ts.isStatement(at.parent) && !view.ts.isReturnStatement(at.parent) && !view.ts.isExpressionStatement(at.parent) && !view.ts.isBlock(at.parent)) return undefined;
  }
  return undefined;
}

function isArgument(node: CallLike, view: TypeView): boolean {
  return isCallLike(node.parent, view) && argumentsOf(node.parent).includes(node);
}

/** The object literal whose key is underlined, or the one that is underlined itself. */
export function literalAround(node: ts.Node, { ts: typescript }: TypeView): ts.ObjectLiteralExpression | undefined {
  if (typescript.isObjectLiteralExpression(node)) return node;
  const { parent } = node as { parent: ts.Node | undefined };
  if (parent === undefined) return undefined;
  if (typescript.isObjectLiteralElementLike(parent) && parent.name === node && typescript.isObjectLiteralExpression(parent.parent)) return parent.parent;
  return typescript.isObjectLiteralElementLike(node) && typescript.isObjectLiteralExpression(node.parent) ? node.parent : undefined;
}

/** The expression whose value a diagnostic is about, when it underlines the place where the value goes. */
export function valueAt(node: ts.Node, { ts: typescript }: TypeView): ts.Node | undefined {
  const { parent } = node as { parent: ts.Node | undefined };
  if (parent === undefined) return undefined;
  if (typescript.isReturnStatement(node)) return node.expression;
  if ((typescript.isVariableDeclaration(parent) || typescript.isPropertyAssignment(parent) || typescript.isPropertyDeclaration(parent)) && parent.name === node) return parent.initializer;
  if (typescript.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression;
  if (typescript.isElementAccessExpression(parent) && parent.argumentExpression === node) return parent.expression;
  if (typescript.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken) return parent.right;
  if (typescript.isBindingElement(parent)) return patternValue(parent, typescript);
  if (typescript.isArrayBindingPattern(node) || typescript.isObjectBindingPattern(node)) return (parent as { initializer?: ts.Node }).initializer;
  return node;
}

function patternValue(element: ts.BindingElement, typescript: typeof ts): ts.Node | undefined {
  const holder = element.parent.parent;
  return typescript.isVariableDeclaration(holder) ? holder.initializer : undefined;
}

export function isCalleeOf(node: ts.Node, call: CallLike): boolean {
  const callee = calleeOf(call);
  return node === callee || (node.pos >= callee.pos && node.end <= callee.end);
}
