import type ts from 'typescript';
import { argumentsOf, isCallLike, ownsCall, ownsType, type Lens } from './lens.ts';

/** Types that let everything pass: what is kept under one of them is no longer checked. */
export function isUncheckedType(type: ts.TypeNode | undefined, typescript: typeof ts): boolean {
  if (type === undefined) return false;
  return type.kind === typescript.SyntaxKind.AnyKeyword || (typescript.isTypeReferenceNode(type) && typescript.isIdentifier(type.typeName) && type.typeName.text === 'Function');
}

/** Whether the submission says `any` of what the library gives or takes: by a variable, a property, a parameter or a callback's parameter. */
export function keepsUnchecked(node: ts.Node, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  if (typescript.isParameter(node)) return isCallbackParameter(node, lens);
  if (!typescript.isExpression(node)) return false;
  if (isHiddenArgument(node, lens)) return true;
  // What stands where a variable begins is told at the variable.
  if (typescript.isVariableDeclaration(node.parent)) return false;
  return isUncheckedType(typeOfPlace(node, lens), typescript) && ownsType(checker.getTypeAtLocation(node), lens);
}

/** `(node: any) => …` where the library says what the node is. */
function isCallbackParameter(parameter: ts.ParameterDeclaration, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  const { parent } = parameter;
  if (!isUncheckedType(parameter.type, typescript) || !(typescript.isArrowFunction(parent) || typescript.isFunctionExpression(parent))) return false;
  const expected = checker.getContextualType(parent)?.getCallSignatures()[0]?.getParameters()[parent.parameters.indexOf(parameter)];
  return expected !== undefined && ownsType(checker.getTypeOfSymbolAtLocation(expected, parent), lens);
}

/** `const options: any = { … }` given to the library: what it holds is known to all but the compiler. */
function isHiddenArgument(node: ts.Expression, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  const call = node.parent;
  if (!typescript.isIdentifier(node) || !isCallLike(call, lens.view) || !argumentsOf(call).includes(node) || !ownsCall(call, lens)) return false;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  return declaration !== undefined && typescript.isVariableDeclaration(declaration) && isUncheckedType(declaration.type, typescript)
    && declaration.initializer !== undefined && typescript.isObjectLiteralExpression(declaration.initializer);
}

/** The type that the submission wrote where it puts a value. */
export function typeOfPlace(node: ts.Expression, lens: Lens): ts.TypeNode | undefined {
  const { ts: typescript, checker, sources } = lens.view;
  const { parent } = node;
  const own = (declaration: ts.Node | undefined): ts.TypeNode | undefined => {
    if (declaration === undefined || !sources.some(({ source }) => source === declaration.getSourceFile())) return undefined;
    const isTyped = typescript.isVariableDeclaration(declaration) || typescript.isParameter(declaration)
      || typescript.isPropertyDeclaration(declaration) || typescript.isPropertySignature(declaration);
    return isTyped ? declaration.type : undefined;
  };
  if ((typescript.isPropertyDeclaration(parent) || typescript.isVariableDeclaration(parent)) && parent.initializer === node) return parent.type;
  if (typescript.isBinaryExpression(parent) && parent.right === node && parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken) {
    return own(checker.getSymbolAtLocation(parent.left)?.valueDeclaration);
  }
  if (typescript.isPropertyAssignment(parent) && parent.initializer === node && typescript.isIdentifier(parent.name)) {
    return own(checker.getContextualType(parent.parent)?.getProperty(parent.name.text)?.valueDeclaration);
  }
  if (!typescript.isCallExpression(parent) || !parent.arguments.includes(node)) return undefined;
  const parameter = checker.getResolvedSignature(parent)?.declaration;
  return own(parameter?.parameters[parent.arguments.indexOf(node)]);
}
