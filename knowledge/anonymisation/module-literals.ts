import type ts from 'typescript';

/** The string that a node names a module with: an import of any form, `require`, the type of an import, a module's declaration. */
export function moduleLiteral(node: ts.Node, typescript: typeof ts): ts.StringLiteralLike | undefined {
  const named = literalNode(node, typescript);
  return named !== undefined && typescript.isStringLiteralLike(named) ? named : undefined;
}

function literalNode(node: ts.Node, typescript: typeof ts): ts.Node | undefined {
  if (typescript.isImportDeclaration(node) || typescript.isExportDeclaration(node)) return node.moduleSpecifier;
  if (typescript.isExternalModuleReference(node)) return node.expression;
  if (typescript.isImportTypeNode(node)) return typescript.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (typescript.isModuleDeclaration(node)) return node.name;
  if (!typescript.isCallExpression(node)) return undefined;
  const { expression } = node;
  const isRequire = typescript.isIdentifier(expression) && expression.text === 'require';
  const isResolve = typescript.isPropertyAccessExpression(expression) && typescript.isIdentifier(expression.expression) && expression.expression.text === 'require';
  return isRequire || isResolve || expression.kind === typescript.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
}
