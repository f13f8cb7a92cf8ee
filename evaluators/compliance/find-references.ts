import type ts from 'typescript';
import { deprecationOf, deprecationText } from '../../knowledge/inventory/deprecation.ts';
import { guessedId } from './guessed-reference.ts';
import { calledSymbol, calleeOf, isCallLike, ownsCall, ownsSymbol, ownsType, resolveAlias, shownId, symbolId, type CallLike, type Lens } from './lens.ts';

/** A place in the submission that names something of the library, and what the compiler found there. */
export interface Reference {
  kind: 'import' | 'value' | 'member' | 'option' | 'type' | 'call';
  id: string;
  /** The same as a reader of the code expects it, and as rules may name it. */
  shown: string;
  /** As it was written. */
  name: string;
  /** Where the name stands. */
  node: ts.Node;
  /** What `@deprecated` says, or null. */
  deprecated: string | null;
}

/** Every reference to the library in one file, in order of place. Names that do not exist are not among them: the compiler reports those. */
export function findReferences(source: ts.SourceFile, lens: Lens): Reference[] {
  const found: Reference[] = [];
  const visit = (node: ts.Node): void => {
    const reference = referenceAt(node, lens);
    if (reference !== undefined) found.push(reference);
    lens.view.ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function referenceAt(node: ts.Node, lens: Lens): Reference | undefined {
  const { ts: typescript } = lens.view;
  if (isCallLike(node, lens.view)) return callAt(node, lens);
  if (typescript.isElementAccessExpression(node)) return elementAt(node, lens);
  if (typescript.isBindingElement(node)) return bindingAt(node, lens);
  if (typescript.isObjectLiteralElementLike(node)) return optionAt(node, lens);
  if (typescript.isIdentifier(node)) return identifierAt(node, lens);
  return undefined;
}

function callAt(call: CallLike, lens: Lens): Reference | undefined {
  const { checker } = lens.view;
  const callee = calleeOf(call);
  if (!ownsCall(call, lens)) return guessedAt(nameOfCallee(callee, lens), 'call', lens);
  const signature = checker.getResolvedSignature(call);
  const symbol = calledSymbol(call, lens);
  const target = symbol === undefined ? undefined : namedBy(callee, symbol, lens);
  const declaration = signature?.declaration;
  // Overloads may be deprecated one by one; a name that is deprecated as a whole is told where the name stands.
  const isWhole = target !== undefined && deprecationOf(target, lens.view) !== null;
  const deprecated = declaration === undefined || isWhole ? null : deprecationText(declaration, lens.view.ts);
  const named = nameOfCallee(callee, lens);
  const receiver = receiverOf(callee, lens);
  // A function that the library hands to a callback is called by a name of the user's own.
  const isNamed = target !== undefined && (ownsSymbol(target, lens) || (receiver !== undefined && ownsType(receiver, lens)));
  const ids = isNamed ? idsOf(target, receiver, lens) : { id: '?', shown: '?' };
  return { kind: 'call', ...ids, name: named.getText(), node: named, deprecated };
}

function idsOf(symbol: ts.Symbol, receiver: ts.Type | undefined, lens: Lens): { id: string; shown: string } {
  return { id: symbolId(symbol, receiver, lens), shown: shownId(symbol, receiver, lens) };
}

function receiverOf(callee: ts.Expression, { view: { ts: typescript, checker } }: Lens): ts.Type | undefined {
  return typescript.isPropertyAccessExpression(callee) ? checker.getTypeAtLocation(callee.expression) : undefined;
}

function nameOfCallee(callee: ts.Expression, { view: { ts: typescript } }: Lens): ts.Node {
  return typescript.isPropertyAccessExpression(callee) ? callee.name : callee;
}

function elementAt(node: ts.ElementAccessExpression, lens: Lens): Reference | undefined {
  const { ts: typescript, checker } = lens.view;
  if (!typescript.isStringLiteralLike(node.argumentExpression)) return undefined;
  const receiver = checker.getTypeAtLocation(node.expression);
  return memberOf(receiver.getProperty(node.argumentExpression.text), receiver, node.argumentExpression, lens);
}

function bindingAt(node: ts.BindingElement, lens: Lens): Reference | undefined {
  const { ts: typescript, checker } = lens.view;
  const key = node.propertyName ?? node.name;
  if (!typescript.isObjectBindingPattern(node.parent) || node.dotDotDotToken !== undefined || !typescript.isIdentifier(key)) return undefined;
  const receiver = checker.getTypeAtLocation(node.parent);
  return memberOf(checker.getNonNullableType(receiver).getProperty(key.text), receiver, key, lens) ?? guessedAt(key, 'member', lens);
}

function memberOf(symbol: ts.Symbol | undefined, receiver: ts.Type, node: ts.Node, lens: Lens): Reference | undefined {
  if (symbol === undefined || !belongs(symbol, receiver, lens)) return undefined;
  return { kind: 'member', ...idsOf(symbol, receiver, lens), name: symbol.name, node, deprecated: deprecationOf(symbol, lens.view) };
}

/** Members that a library type inherits from Node belong to it; those of the language and of the user's own code do not. */
function belongs(symbol: ts.Symbol, receiver: ts.Type, lens: Lens): boolean {
  if (ownsSymbol(symbol, lens)) return true;
  const { program, sources } = lens.view;
  const declarations = symbol.declarations ?? [];
  const isForeign = declarations.some((declaration) => {
    const source = declaration.getSourceFile();
    return program.isSourceFileDefaultLibrary(source) || sources.some((each) => each.source === source);
  });
  return !isForeign && ownsType(receiver, lens);
}

function optionAt(node: ts.ObjectLiteralElementLike, lens: Lens): Reference | undefined {
  const { ts: typescript, checker } = lens.view;
  const { name } = node;
  if (name === undefined || !(typescript.isIdentifier(name) || typescript.isStringLiteral(name))) return undefined;
  const type = typescript.isObjectLiteralExpression(node.parent) ? checker.getContextualType(node.parent) : undefined;
  if (type === undefined) return undefined;
  const plain = checker.getNonNullableType(type);
  for (const choice of plain.isUnion() ? plain.types : [plain]) {
    const symbol = choice.getProperty(name.text);
    if (symbol !== undefined && ownsSymbol(symbol, lens)) {
      return { kind: 'option', ...idsOf(symbol, choice, lens), name: name.text, node: name, deprecated: deprecationOf(symbol, lens.view) };
    }
  }
  return undefined;
}

function identifierAt(node: ts.Identifier, lens: Lens): Reference | undefined {
  const { ts: typescript, checker } = lens.view;
  const { parent } = node;
  // These are read where their parent is visited, or name something of the user's own.
  if (typescript.isBindingElement(parent) || (typescript.isObjectLiteralElementLike(parent) && parent.name === node && !typescript.isShorthandPropertyAssignment(parent))) return undefined;
  if (typescript.isPropertyAccessExpression(parent) && parent.name === node) {
    const receiver = checker.getTypeAtLocation(parent.expression);
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol !== undefined && symbol.flags & typescript.SymbolFlags.Alias) return namedAt(node, symbol, 'value', lens);
    return memberOf(symbol, receiver, node, lens) ?? guessedAt(node, 'member', lens);
  }
  const symbol = typescript.isShorthandPropertyAssignment(parent) ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(node);
  return symbol === undefined ? undefined : namedAt(node, symbol, kindOf(node, lens), lens) ?? guessedAt(node, kindOf(node, lens), lens);
}

function guessedAt(node: ts.Node, kind: Reference['kind'], lens: Lens): Reference | undefined {
  const id = lens.view.ts.isIdentifier(node) ? guessedId(node, lens) : undefined;
  return id === undefined ? undefined : { kind, id, shown: id, name: node.getText(), node, deprecated: null };
}

function namedAt(node: ts.Identifier, symbol: ts.Symbol, kind: Reference['kind'], lens: Lens): Reference | undefined {
  const target = namedBy(node, resolveAlias(symbol, lens), lens);
  if (target === undefined || !ownsSymbol(target, lens)) return undefined;
  return { kind, ...idsOf(target, undefined, lens), name: node.text, node, deprecated: deprecationAlong(symbol, lens) };
}

/** A module as a whole is no symbol of the library until a member of it is named, unless it is called as what it exports by default. */
function namedBy(node: ts.Node, target: ts.Symbol, lens: Lens): ts.Symbol | undefined {
  const { ts: typescript, checker } = lens.view;
  if (target.declarations?.some(typescript.isSourceFile) !== true) return target;
  if (!isCallee(node, lens)) return undefined;
  const byDefault = checker.getExportsOfModule(target).find(({ name }) => name === 'default');
  return byDefault === undefined ? target : resolveAlias(byDefault, lens);
}

function isCallee(node: ts.Node, { view }: Lens): boolean {
  return isCallLike(node.parent, view) && calleeOf(node.parent) === node;
}

function kindOf(node: ts.Identifier, { view: { ts: typescript } }: Lens): Reference['kind'] {
  let at: ts.Node = node;
  while (typescript.isQualifiedName(at.parent)) at = at.parent;
  const { parent } = at;
  if (typescript.isImportClause(parent) || typescript.isImportSpecifier(parent) || typescript.isNamespaceImport(parent)
    || typescript.isExportSpecifier(parent) || typescript.isImportEqualsDeclaration(parent)) return 'import';
  return typescript.isTypeReferenceNode(parent) || typescript.isImportTypeNode(parent) || typescript.isTypeQueryNode(parent)
    || (typescript.isExpressionWithTypeArguments(parent) && typescript.isInterfaceDeclaration(parent.parent.parent)) ? 'type' : 'value';
}

/** Each alias on the way may be deprecated while what it stands for is not. */
function deprecationAlong(symbol: ts.Symbol, { view }: Lens): string | null {
  let at: ts.Symbol | undefined = symbol;
  for (let steps = 0; at !== undefined && steps < 10; steps += 1) {
    const deprecated = deprecationOf(at, view);
    if (deprecated !== null) return deprecated;
    at = at.flags & view.ts.SymbolFlags.Alias ? view.checker.getImmediateAliasedSymbol(at) : undefined;
  }
  return null;
}
