import type ts from 'typescript';
import { argumentsOf, calleeOf, isCallLike, type CallLike, type Lens } from './lens.ts';

/**
 * Whether a function of the library that is handed to a generic function could be what is asked for there, by one of its
 * overloads. The compiler infers from the last overload alone, and from a generic one often nothing, and then refuses what runs.
 */
export function someOverloadFits(argument: ts.Node, call: CallLike, lens: Lens): boolean {
  const { checker } = lens.view;
  const index = argumentsOf(call).findIndex((each) => each === argument);
  if (index < 0) return false;
  const offered = checker.getTypeAtLocation(argument).getCallSignatures();
  const isLibrarys = offered.some(({ declaration }) => declaration !== undefined && lens.files.isLibraryFile(declaration.getSourceFile().fileName));
  if (!isLibrarys || (offered.length < 2 && offered[0]?.typeParameters === undefined)) return false;
  const wanted = signaturesOf(calleeOf(call), lens).flatMap((signature) => parameterAt(signature, index, call, lens)?.getCallSignatures() ?? []);
  return wanted.some((each) => isOpenSignature(each, call, lens) && offered.some((overload) => couldServe(overload, each, call, lens)));
}

/**
 * Whether a call takes what one of the overloads takes of which its function was made: `flow(trim, size)(text)`, where the
 * compiler has chosen the last overload of `trim`, which asks for more.
 */
export function fitsMaker(node: ts.Node, call: CallLike, lens: Lens): boolean {
  const { parent } = node;
  const outer = isCallLike(parent, lens.view) && calleeOf(parent) === node ? parent : call;
  const overloads = makersOf(calleeOf(outer), lens);
  const given = argumentsOf(outer).map((argument) => lens.view.checker.getTypeAtLocation(argument));
  return overloads.some((overload) => {
    const { least, most } = arityOf(overload, lens);
    return given.length >= least && given.length <= most
      && given.every((type, i) => couldBe(type, parameterAt(overload, i, outer, lens), lens));
  });
}

/** Whether what comes back hangs on which of several overloads with different results the compiler has chosen. */
export function hangsOnOverload(value: ts.Node, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  const call = initializerOf(typescript.isAwaitExpression(value) ? value.expression : value, lens);
  if (!isCallLike(call, lens.view)) return false;
  const overloads = [...makersOf(calleeOf(call), lens), ...overloadsGiven(call, lens)];
  return new Set(overloads.map((overload) => checker.typeToString(overload.getReturnType()))).size > 1;
}

/** The overloads of the functions that a function was made of, by a generic call. */
function makersOf(callee: ts.Node, lens: Lens): ts.Signature[] {
  const made = initializerOf(callee, lens);
  return isCallLike(made, lens.view) ? overloadsGiven(made, lens) : [];
}

function overloadsGiven(call: CallLike, lens: Lens): ts.Signature[] {
  const { ts: typescript, checker } = lens.view;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration?.typeParameters === undefined || !lens.files.isLibraryFile(declaration.getSourceFile().fileName)) return [];
  return argumentsOf(call)
    .flatMap((argument) => (typescript.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument]))
    .map((argument) => [...checker.getTypeAtLocation(argument).getCallSignatures()])
    .filter((signatures) => signatures.length > 1)
    .flat();
}

/** The expression itself, or what the variable that it names begins with. */
function initializerOf(expression: ts.Node, { view: { ts: typescript, checker } }: Lens): ts.Node {
  if (typescript.isParenthesizedExpression(expression)) return expression.expression;
  const declaration = typescript.isIdentifier(expression) ? checker.getSymbolAtLocation(expression)?.valueDeclaration : undefined;
  return declaration !== undefined && typescript.isVariableDeclaration(declaration) && declaration.initializer !== undefined ? declaration.initializer : expression;
}

function signaturesOf(callee: ts.Expression, { view: { checker } }: Lens): readonly ts.Signature[] {
  const type = checker.getTypeAtLocation(callee);
  return [...type.getCallSignatures(), ...type.getConstructSignatures()];
}

function parameterAt(signature: ts.Signature, index: number, at: ts.Node, lens: Lens): ts.Type | undefined {
  const { checker } = lens.view;
  const parameters = signature.getParameters();
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  if (parameter === undefined) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(parameter, at);
  return isRest(parameter, lens) && !isOpen(type, lens) ? checker.getIndexTypeOfType(type, lens.view.ts.IndexKind.Number) ?? type : type;
}

function couldServe(overload: ts.Signature, wanted: ts.Signature, at: ts.Node, lens: Lens): boolean {
  const handed = arityOf(wanted, lens);
  if (arityOf(overload, lens).least > handed.most) return false;
  const count = wanted.getParameters().length;
  const takes = Array.from({ length: count }, (_, i) => couldBe(parameterAt(wanted, i, at, lens), parameterAt(overload, i, at, lens), lens));
  const result = wanted.getReturnType();
  return takes.every(Boolean) && ((result.flags & lens.view.ts.TypeFlags.Void) !== 0 || couldBe(overload.getReturnType(), result, lens));
}

/** Whether a type fits another as far as both are settled. */
function couldBe(given: ts.Type | undefined, expected: ts.Type | undefined, lens: Lens): boolean {
  if (given === undefined || expected === undefined || isOpen(given, lens) || isOpen(expected, lens)) return true;
  return lens.view.checker.isTypeAssignableTo(given, expected);
}

function isOpenSignature(signature: ts.Signature, at: ts.Node, lens: Lens): boolean {
  return isOpen(signature.getReturnType(), lens) || signature.getParameters().some((parameter) => isOpen(lens.view.checker.getTypeOfSymbolAtLocation(parameter, at), lens));
}

/** Whether a type hangs on a type parameter. */
function isOpen(type: ts.Type, lens: Lens, depth = 0): boolean {
  const { ts: typescript, checker } = lens.view;
  const { TypeParameter, IndexedAccess, Conditional, Index, Any } = typescript.TypeFlags;
  if (type.flags & (TypeParameter | IndexedAccess | Conditional | Index | Any)) return true;
  if (depth > 2) return false;
  const parts = type.isUnionOrIntersection() ? type.types : 'target' in type ? checker.getTypeArguments(type as ts.TypeReference) : type.aliasTypeArguments ?? [];
  return parts.some((part) => isOpen(part, lens, depth + 1));
}

function arityOf(signature: ts.Signature, lens: Lens): { least: number; most: number } {
  const parameters = signature.getParameters();
  const { ts: typescript } = lens.view;
  const isOptional = ({ valueDeclaration: declared }: ts.Symbol): boolean =>
    declared !== undefined && typescript.isParameter(declared) && (declared.questionToken !== undefined || declared.initializer !== undefined);
  const least = parameters.filter((parameter) => !isOptional(parameter) && !isRest(parameter, lens)).length;
  return { least, most: parameters.some((parameter) => isRest(parameter, lens)) ? Infinity : parameters.length };
}

function isRest({ valueDeclaration: declared }: ts.Symbol, { view: { ts: typescript } }: Lens): boolean {
  return declared !== undefined && typescript.isParameter(declared) && declared.dotDotDotToken !== undefined;
}
