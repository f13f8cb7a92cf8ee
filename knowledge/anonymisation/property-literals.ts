import type ts from 'typescript';

/**
 * What a string in a type is: the name of a `property` there and then (`Options['key']`, `Pick<Options, 'a' | 'b'>`), a `key` of
 * something that the compiler makes up from it (`Record<'a' | 'b', …>`, a mapped type), or mere `data`.
 */
export function roleOfLiteral(literal: ts.LiteralTypeNode, typescript: typeof ts): 'property' | 'key' | 'data' {
  const { node, parent } = placeOf(literal, typescript);
  if (typescript.isIndexedAccessTypeNode(parent) && parent.indexType === node) return 'property';
  const call = typeCall(parent, typescript);
  if (call !== undefined) return (call.name === 'Pick' || call.name === 'Omit') && call.args[1] === node ? 'property' : 'key';
  if (typescript.isTypeParameterDeclaration(parent) && typescript.isMappedTypeNode(parent.parent)) return 'key';
  // What a short name stands for may be used in any of these ways.
  return typescript.isTypeAliasDeclaration(parent) && parent.type === node && isUsedAsKeys(parent, typescript) ? 'key' : 'data';
}

/** The type whose property such a string names. */
export function ownerOfNamed(literal: ts.LiteralTypeNode, typescript: typeof ts): ts.TypeNode | undefined {
  const { parent } = placeOf(literal, typescript);
  return typescript.isIndexedAccessTypeNode(parent) ? parent.objectType : typeCall(parent, typescript)?.args[0];
}

function placeOf(literal: ts.LiteralTypeNode, typescript: typeof ts): { node: ts.Node; parent: ts.Node } {
  let node: ts.Node = literal;
  while (typescript.isUnionTypeNode(node.parent) || typescript.isParenthesizedTypeNode(node.parent)) node = node.parent;
  return { node, parent: node.parent };
}

function typeCall(node: ts.Node, typescript: typeof ts): { name: string; args: readonly ts.TypeNode[] } | undefined {
  if (typescript.isTypeReferenceNode(node)) return { name: node.typeName.getText(), args: node.typeArguments ?? [] };
  return typescript.isExpressionWithTypeArguments(node) ? { name: node.expression.getText(), args: node.typeArguments ?? [] } : undefined;
}

/** Whether the same file makes keys of it; asked of short lists of strings only. */
function isUsedAsKeys({ name }: ts.TypeAliasDeclaration, typescript: typeof ts): boolean {
  const isKeys = (node: ts.Node): boolean => {
    if (typescript.isTypeReferenceNode(node) && node.typeName.getText() === name.text) {
      const { parent } = node;
      return typeCall(parent, typescript)?.args.includes(node) === true || (typescript.isTypeParameterDeclaration(parent) && typescript.isMappedTypeNode(parent.parent));
    }
    return typescript.forEachChild(node, (child) => isKeys(child) || undefined) === true;
  };
  return isKeys(name.getSourceFile());
}
