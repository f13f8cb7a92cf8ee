import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';

/** What a name in the place of a property may stand for: its own declaration and those of what the object is taken for; empty where the compiler does not know. */
export function propertySymbols(node: ts.Identifier | ts.StringLiteralLike, { ts: typescript, checker }: TypeView): ts.Symbol[] {
  const { parent } = node;
  const found: (ts.Symbol | undefined)[] = [];
  if (typescript.isBindingElement(parent)) found.push(...propertiesOf(checker.getTypeAtLocation(parent.parent), node.text, checker));
  else if (typescript.isElementAccessExpression(parent)) found.push(...propertiesOf(checker.getTypeAtLocation(parent.expression), node.text, checker));
  else if (typescript.isObjectLiteralElement(parent) && typescript.isObjectLiteralExpression(parent.parent)) {
    const assigned = assignedType(parent.parent, typescript, checker);
    const expected = assigned ?? checker.getContextualType(parent.parent);
    if (expected !== undefined) found.push(...propertiesOf(expected, node.text, checker));
    if (assigned === undefined) found.push(checker.getSymbolAtLocation(node));
  } else found.push(checker.getSymbolAtLocation(node));
  // A symbol without a declaration was made up from strings, and one that stands for anything says nothing.
  return found.filter((symbol) => symbol !== undefined).filter((symbol) => symbol.name !== 'unknown' || (symbol.declarations ?? []).length > 0);
}

/** Of each choice of a union its own. */
function propertiesOf(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Symbol[] {
  const plain = checker.getNonNullableType(type);
  const choices = plain.isUnion() ? plain.types : [plain];
  return choices.map((choice) => checker.getPropertyOfType(checker.getApparentType(choice), name)).filter((symbol) => symbol !== undefined);
}

/** `({ a, b } = value)` takes apart, though it looks like an object. */
function assignedType(literal: ts.ObjectLiteralExpression, typescript: typeof ts, checker: ts.TypeChecker): ts.Type | undefined {
  const { parent } = literal;
  const isTarget = typescript.isBinaryExpression(parent) && parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken && parent.left === literal;
  return isTarget ? checker.getTypeAtLocation(parent.right) : undefined;
}
