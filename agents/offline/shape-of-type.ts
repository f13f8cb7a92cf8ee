import type ts from 'typescript';
import { unknownShape, type Shape } from './shape.ts';
import { instanceShape, type TypeScript } from './syntax.ts';

/** The interfaces and aliases of a file, by name. */
export type DeclaredTypes = Map<string, ts.TypeNode | ts.InterfaceDeclaration>;

/** Of a written type; names are looked up among the interfaces and aliases of the same file. */
export function shapeOfType(ts: TypeScript, type: ts.TypeNode | undefined, declared: DeclaredTypes, depth = 0): Shape {
  if (type === undefined || depth > deepest) return unknownShape;
  const inner = (node: ts.TypeNode | undefined): Shape => shapeOfType(ts, node, declared, depth + 1);
  if (ts.isArrayTypeNode(type)) return { kind: 'array', element: inner(type.elementType) };
  if (ts.isTupleTypeNode(type)) return { kind: 'array', element: unknownShape };
  if (ts.isFunctionTypeNode(type)) return { kind: 'function' };
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return inner(type.type);
  if (ts.isTypeLiteralNode(type)) return shapeOfMembers(ts, type.members, inner);
  if (ts.isUnionTypeNode(type)) {
    const members = type.types.filter((member) => !isNothing(ts, member));
    return members.length === 1 ? inner(members[0]) : unknownShape;
  }
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return shapeOfName(ts, type.typeName.text, type.typeArguments ?? [], { declared, inner });
  return keywordShape(ts, type);
}

interface Lookup {
  declared: DeclaredTypes;
  inner: (node: ts.TypeNode | undefined) => Shape;
}

function shapeOfName(ts: TypeScript, name: string, typeArguments: readonly ts.TypeNode[], { declared, inner }: Lookup): Shape {
  const known = declared.get(name);
  if (known !== undefined) return ts.isInterfaceDeclaration(known) ? shapeOfMembers(ts, known.members, inner) : inner(known);
  switch (name) {
    case 'Array':
    case 'ReadonlyArray':
    case 'Iterable':
      return { kind: 'array', element: inner(typeArguments[0]) };
    case 'Promise':
    case 'Readonly':
    case 'Partial':
      return inner(typeArguments[0]);
    case 'Record':
      return { kind: 'object', properties: {}, open: true };
    default:
      return instanceShape(name);
  }
}

function shapeOfMembers(ts: TypeScript, members: ts.NodeArray<ts.TypeElement>, inner: Lookup['inner']): Shape {
  const properties = members.flatMap((member): [string, Shape][] =>
    ts.isPropertySignature(member) && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) ? [[member.name.text, inner(member.type)]] : []);
  return { kind: 'object', properties: Object.fromEntries(properties), open: members.some((member) => ts.isIndexSignatureDeclaration(member)) };
}

function keywordShape(ts: TypeScript, type: ts.TypeNode): Shape {
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: 'string' };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: 'number' };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'boolean' };
    default:
      return unknownShape;
  }
}

function isNothing(ts: TypeScript, type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.UndefinedKeyword || (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword);
}

const deepest = 4;
