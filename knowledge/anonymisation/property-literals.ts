import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';

type View = Pick<TypeView, 'ts' | 'checker'>;

/**
 * What a string in a type is: the name of a `property` there and then (`Options['key']`, `Pick<Options, 'a' | 'b'>`), a `key` of
 * something that the compiler makes up from it (`Record<'a' | 'b', …>`, a mapped type), or mere `data`.
 */
export function roleOfLiteral(literal: ts.LiteralTypeNode, view: View): 'property' | 'key' | 'data' {
  const { ts: typescript } = view;
  const { node, parent } = placeOf(literal, typescript);
  if (typescript.isIndexedAccessTypeNode(parent) && parent.indexType === node) return 'property';
  const call = typeCall(parent, typescript);
  if (call !== undefined) return roleOfArgument(call, call.args.findIndex((each) => each === node), view);
  if (typescript.isTypeParameterDeclaration(parent) && typescript.isMappedTypeNode(parent.parent)) return 'key';
  // What a short name stands for may be used in any of these ways.
  return typescript.isTypeAliasDeclaration(parent) && parent.type === node && isUsedAsKeys(parent, view) ? 'key' : 'data';
}

/** The type whose property such a string names. */
export function ownerOfNamed(literal: ts.LiteralTypeNode, view: View): ts.TypeNode | undefined {
  const { node, parent } = placeOf(literal, view.ts);
  if (view.ts.isIndexedAccessTypeNode(parent)) return parent.objectType;
  const call = typeCall(parent, view.ts);
  return call === undefined ? undefined : call.args[ownerPlace(call, call.args.findIndex((each) => each === node), view) ?? 0];
}

function placeOf(literal: ts.LiteralTypeNode, typescript: typeof ts): { node: ts.Node; parent: ts.Node } {
  let node: ts.Node = literal;
  while (typescript.isUnionTypeNode(node.parent) || typescript.isParenthesizedTypeNode(node.parent)) node = node.parent;
  return { node, parent: node.parent };
}

interface TypeCall {
  name: ts.Node;
  args: readonly ts.TypeNode[];
}

function typeCall(node: ts.Node, typescript: typeof ts): TypeCall | undefined {
  if (typescript.isTypeReferenceNode(node)) return { name: node.typeName, args: node.typeArguments ?? [] };
  return typescript.isExpressionWithTypeArguments(node) ? { name: node.expression, args: node.typeArguments ?? [] } : undefined;
}

/** How deep types that hand a parameter on to others are looked into. */
const deepest = 5;

function roleOfArgument(call: TypeCall, index: number, view: View, depth = 0): 'property' | 'key' | 'data' {
  const name = call.name.getText();
  if (name === 'Pick' || name === 'Omit') return index === 1 ? 'property' : 'data';
  const holder = holderOf(call, view);
  const parameter = holder?.typeParameters[index];
  // Of what is not known, or is made by the compiler itself, the worst is assumed.
  if (holder === undefined || parameter === undefined || depth > deepest || name === 'Record' || name === 'Extract' || name === 'Exclude') return 'key';
  if (ownerPlace(call, index, view) !== undefined) return 'property';
  return isKeyIn(parameter, holder.declaration, view, depth) ? 'key' : 'data';
}

/** The place of the argument whose keys a type parameter ranges over: `K extends keyof T`. */
function ownerPlace(call: TypeCall, index: number, view: View): number | undefined {
  const { ts: typescript } = view;
  const holder = holderOf(call, view);
  const constraint = holder?.typeParameters[index]?.constraint;
  if (constraint === undefined || !typescript.isTypeOperatorNode(constraint) || constraint.operator !== typescript.SyntaxKind.KeyOfKeyword) return undefined;
  const { type } = constraint;
  const place = holder?.typeParameters.findIndex(({ name }) => typescript.isTypeReferenceNode(type) && name.text === type.typeName.getText()) ?? -1;
  return place < 0 ? undefined : place;
}

interface Holder {
  declaration: ts.Node;
  typeParameters: readonly ts.TypeParameterDeclaration[];
}

function holderOf({ name }: TypeCall, { ts: typescript, checker }: View): Holder | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol !== undefined && symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  for (const declaration of target?.declarations ?? []) {
    const isGeneric = typescript.isTypeAliasDeclaration(declaration) || typescript.isInterfaceDeclaration(declaration) || typescript.isClassDeclaration(declaration);
    if (isGeneric && declaration.typeParameters !== undefined) return { declaration, typeParameters: declaration.typeParameters };
  }
  return undefined;
}

/** Whether a type makes keys of one of its parameters, or looks something up by it. */
function isKeyIn({ name: { text }, constraint }: ts.TypeParameterDeclaration, declaration: ts.Node, view: View, depth: number): boolean {
  const { ts: typescript } = view;
  if (constraint !== undefined && /\bkeyof\b/u.test(constraint.getText())) return true;
  const isKey = (node: ts.Node): boolean => {
    if (typescript.isTypeReferenceNode(node) && node.typeArguments === undefined && node.typeName.getText() === text && isKeyPlace(node, view, depth)) return true;
    return typescript.forEachChild(node, (child) => isKey(child) || undefined) === true;
  };
  return isKey(declaration);
}

function isKeyPlace(node: ts.Node, view: View, depth: number): boolean {
  const { ts: typescript } = view;
  let at = node;
  while (typescript.isUnionTypeNode(at.parent) || typescript.isParenthesizedTypeNode(at.parent) || typescript.isIntersectionTypeNode(at.parent)) at = at.parent;
  const { parent } = at;
  if (typescript.isIndexedAccessTypeNode(parent)) return parent.indexType === at;
  if (typescript.isTypeParameterDeclaration(parent)) return typescript.isMappedTypeNode(parent.parent);
  if (typescript.isMappedTypeNode(parent)) return parent.nameType === at;
  const call = typeCall(parent, typescript);
  return call !== undefined && roleOfArgument(call, call.args.findIndex((each) => each === at), view, depth + 1) !== 'data';
}

/** Whether the same file makes keys of it; asked of short lists of strings only. */
function isUsedAsKeys({ name }: ts.TypeAliasDeclaration, view: View): boolean {
  const { ts: typescript } = view;
  const isKeys = (node: ts.Node): boolean => {
    if (typescript.isTypeReferenceNode(node) && node.typeName.getText() === name.text && isKeyPlace(node, view, 0)) return true;
    return typescript.forEachChild(node, (child) => isKeys(child) || undefined) === true;
  };
  return isKeys(name.getSourceFile());
}
