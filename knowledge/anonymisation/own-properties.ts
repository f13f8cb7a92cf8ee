import type ts from 'typescript';
import type { TranslateRequest } from './translate-code.ts';

/** The properties that submitted code declares itself. */
export interface OwnProperties {
  /** Names of all of them. */
  names: ReadonlySet<string>;
  /** Whether a property is handed to the library or comes from it under another type, so that it must be called what it is called there. */
  isTied(symbol: ts.Symbol): boolean;
}

/** How deep in a value types are compared. */
const deepest = 3;

/**
 * Ties own properties to the library's by every place where a value of one type stands for another: arguments, assignments, returned
 * values, base classes. A key of an options object that the library does not have is tied too: it must not begin to exist by being handed over.
 */
export function ownProperties(source: ts.SourceFile, request: TranslateRequest): OwnProperties {
  const { view: { ts: typescript, checker }, dictionary } = request;
  const names = new Set<string>();
  const tied = new Set<ts.Declaration>();
  const compared = new Map<ts.Type, Set<ts.Type>>();

  const compare = (own: ts.Type, expected: ts.Type, depth: number): void => {
    if (own === expected || depth > deepest || compared.get(own)?.has(expected) === true) return;
    compared.set(own, (compared.get(own) ?? new Set()).add(expected));
    for (const [one, other] of pairsOf(own, expected)) {
      for (const property of one.getProperties()) {
        const match = checker.getPropertyOfType(checker.getApparentType(other), property.name);
        if (dictionary.swap(property.name) !== undefined) tie(property, match, other);
        if (match !== undefined && match !== property && (isOwn(property) || isOwn(match))) compare(checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(match), depth + 1);
      }
      const [a, b] = [one, other].map((type) => checker.getIndexTypeOfType(type, typescript.IndexKind.Number));
      if (a !== undefined && b !== undefined) compare(a, b, depth + 1);
      const [calls, expectedCalls] = [one.getCallSignatures()[0], other.getCallSignatures()[0]];
      if (calls !== undefined && expectedCalls !== undefined && isOwnCode(calls.declaration)) compareCalls(calls, expectedCalls, depth);
    }
  };
  const pairsOf = (own: ts.Type, expected: ts.Type): [ts.Type, ts.Type][] => {
    const choices = (type: ts.Type): ts.Type[] => { const plain = checker.getNonNullableType(type); return plain.isUnion() ? plain.types.slice(0, 20) : [plain]; };
    return choices(own).flatMap((one) => choices(expected).map((other): [ts.Type, ts.Type] => [one, other])).filter(([one, other]) => isObject(one) && isObject(other));
  };
  const isObject = ({ flags }: ts.Type): boolean => (flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection)) !== 0;
  const compareCalls = (own: ts.Signature, expected: ts.Signature, depth: number): void => {
    for (const [i, parameter] of own.getParameters().entries()) {
      const match = expected.getParameters()[i];
      if (match !== undefined) compare(checker.getTypeOfSymbol(parameter), checker.getTypeOfSymbol(match), depth + 1);
    }
    compare(own.getReturnType(), expected.getReturnType(), depth + 1);
  };
  const isOwnCode = (declaration: ts.Declaration | undefined): boolean => declaration?.getSourceFile() === source;
  const isOwn = ({ declarations = [] }: ts.Symbol): boolean => declarations.some(isOwnCode);
  const isApi = ({ declarations = [] }: ts.Symbol): boolean => declarations.some((declaration) => request.files.isApiFile(declaration.getSourceFile().fileName));
  const tie = (property: ts.Symbol, match: ts.Symbol | undefined, other: ts.Type): void => {
    if (match === undefined ? isOwn(property) && isClosed(other) : isOwn(property) && isApi(match)) for (const each of property.declarations ?? []) tied.add(each);
    else if (match !== undefined && isOwn(match) && isApi(property)) for (const each of match.declarations ?? []) tied.add(each);
  };
  /** A record of the library that takes no other keys. */
  const isClosed = (type: ts.Type): boolean => checker.getIndexInfosOfType(type).length === 0 && type.getProperties().some(isApi);

  const visit = (node: ts.Node): void => {
    const isProperty = typescript.isObjectLiteralElement(node) || typescript.isTypeElement(node) || typescript.isClassElement(node);
    if (isProperty && node.name !== undefined && 'text' in node.name && typeof node.name.text === 'string') names.add(node.name.text);
    if (typescript.isExpression(node) && !isTypeOnly(node, typescript)) {
      const expected = checker.getContextualType(node);
      if (expected !== undefined) compare(checker.getTypeAtLocation(node), expected, 0);
    }
    if (typescript.isClassLike(node)) {
      const own = checker.getTypeAtLocation(node);
      for (const type of (node.heritageClauses ?? []).flatMap(({ types }) => types)) compare(own, checker.getTypeAtLocation(type), 0);
    }
    if (typescript.isVariableDeclaration(node) && node.type !== undefined && node.initializer !== undefined) compare(checker.getTypeAtLocation(node.initializer), checker.getTypeFromTypeNode(node.type), 0);
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return { names, isTied: ({ declarations = [] }) => declarations.some((declaration) => tied.has(declaration)) };
}

function isTypeOnly(node: ts.Node, typescript: typeof ts): boolean {
  return typescript.isExpressionWithTypeArguments(node) || (typescript.isIdentifier(node) && typescript.isImportClause(node.parent));
}
