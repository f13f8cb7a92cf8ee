import type ts from 'typescript';
import { ownsType, type Lens } from './lens.ts';
import { isUncheckedType, typeOfPlace } from './unchecked-place.ts';

/** `const all: any[] = [library]`, `const record: Record<string, any> = { library }`: what the submission's own type says of the element is `any`. */
export function hidesInLiteral(node: ts.Expression, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  const outermost = literalsAround(node, typescript);
  if (outermost === undefined || !ownsType(checker.getTypeAtLocation(node), lens)) return false;
  const contextual = checker.getContextualType(node);
  if (contextual !== undefined && !(contextual.flags & typescript.TypeFlags.Any)) return false;
  return namesAny(typeOfPlace(outermost, lens), typescript);
}

/** The outermost array or object literal that a value is written into. */
function literalsAround(node: ts.Expression, typescript: typeof ts): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  for (let at: ts.Node = node; ; at = found) {
    const { parent } = at;
    const isField = (typescript.isPropertyAssignment(parent) && parent.initializer === at) || (typescript.isShorthandPropertyAssignment(parent) && parent.name === at);
    const literal = isField ? parent.parent : parent;
    if (!typescript.isArrayLiteralExpression(literal) && !(isField && typescript.isObjectLiteralExpression(literal))) return found;
    found = literal;
  }
}

function namesAny(type: ts.Node | undefined, typescript: typeof ts): boolean {
  if (type === undefined) return false;
  return type.kind === typescript.SyntaxKind.AnyKeyword || typescript.forEachChild(type, (child) => namesAny(child, typescript)) === true;
}

/** What a helper of the submission that says to return `any` returns of the library. What is handed to others, as the entry's result is, nobody here uses unchecked. */
export function hidesByReturn(node: ts.Expression, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  const { parent } = node;
  const helper = typescript.isArrowFunction(parent) && parent.body === node ? parent
    : typescript.isReturnStatement(parent) ? typescript.findAncestor(parent, typescript.isFunctionLike) : undefined;
  if (helper?.type === undefined || !isUncheckedResult(helper.type, typescript)) return false;
  const type = checker.getTypeAtLocation(node);
  return ownsType(checker.getAwaitedType(type) ?? type, lens) && isCalled(helper, lens);
}

function isUncheckedResult(type: ts.TypeNode, typescript: typeof ts): boolean {
  const isPromise = typescript.isTypeReferenceNode(type) && typescript.isIdentifier(type.typeName) && type.typeName.text === 'Promise';
  return isUncheckedType(isPromise ? type.typeArguments?.[0] : type, typescript);
}

function isCalled(helper: ts.SignatureDeclaration, { view: { ts: typescript, checker, sources } }: Lens): boolean {
  const visit = (node: ts.Node): boolean =>
    (typescript.isCallExpression(node) && checker.getResolvedSignature(node)?.declaration === helper) || typescript.forEachChild(node, visit) === true;
  return sources.some(({ source }) => visit(source));
}
