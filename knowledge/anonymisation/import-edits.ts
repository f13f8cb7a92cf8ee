import type ts from 'typescript';
import type { Edit } from './edits.ts';
import { moduleLiteral } from './module-literals.ts';
import { isOfLibrary, type TranslateRequest } from './translate-code.ts';

export interface ImportEdits {
  edits: Edit[];
  /** What an import of the library brings in under a name of the table: it is called by its other name all over the file. */
  bindings: ReadonlySet<ts.Symbol | undefined>;
}

/** Imports of the library: module, names, and what they are called in the file where nothing else there is called so. */
export function importEdits(source: ts.SourceFile, request: TranslateRequest): ImportEdits {
  const { view: { ts: typescript, checker }, dictionary } = request;
  const edits: Edit[] = [];
  const bindings = new Set<ts.Symbol | undefined>();
  const used = countNames(source, typescript);
  const bind = (name: ts.Identifier): string => {
    const other = dictionary.swap(name.text);
    if (other === undefined || used.referred.has(other) || (used.declared.get(name.text) ?? 0) > 1) return name.text;
    bindings.add(checker.getSymbolAtLocation(name));
    return other;
  };
  const replace = (node: ts.Node, text: string): void => {
    if (text !== node.getText(source)) edits.push({ start: node.getStart(source), end: node.end, text });
  };
  const readDeclaration = (node: ts.ImportDeclaration): void => {
    const literal = moduleLiteral(node, typescript);
    const module = literal === undefined ? undefined : dictionary.swapModule(literal.text);
    if (literal === undefined || module === undefined) return;
    edits.push({ start: literal.getStart(source) + 1, end: literal.end - 1, text: module });
    const { name, namedBindings } = node.importClause ?? {};
    if (name !== undefined) replace(name, bind(name));
    if (namedBindings === undefined) return;
    if (typescript.isNamespaceImport(namedBindings)) replace(namedBindings.name, bind(namedBindings.name));
    else for (const element of namedBindings.elements) readElement(element);
  };
  const readElement = (element: ts.ImportSpecifier): void => {
    const imported = (element.propertyName ?? element.name).text;
    const other = isKnownElsewhere(element) ? imported : dictionary.swap(imported) ?? imported;
    const local = bind(element.name);
    replace(element, `${element.isTypeOnly ? 'type ' : ''}${other === local ? other : `${other} as ${local}`}`);
  };
  /** What a module of the library hands on of another package keeps its name. */
  const isKnownElsewhere = (element: ts.ImportSpecifier): boolean => {
    const symbol = checker.getSymbolAtLocation(element.name);
    const target = symbol === undefined ? undefined : checker.getAliasedSymbol(symbol);
    return (target?.declarations ?? []).length > 0 && !isOfLibrary(target, request);
  };
  const visit = (node: ts.Node): void => {
    if (typescript.isImportDeclaration(node)) {
      readDeclaration(node);
      return;
    }
    const requiring = typescript.isVariableDeclaration(node) ? node.initializer : undefined;
    if (typescript.isVariableDeclaration(node) && typescript.isIdentifier(node.name) && requiring !== undefined && isRequired(requiring, request)) bind(node.name);
    if (typescript.isImportEqualsDeclaration(node) && typescript.isExternalModuleReference(node.moduleReference)) bind(node.name);
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return { edits, bindings };
}

/** `require('lib')`, `await import('lib')` and what is taken of them at once. */
function isRequired(node: ts.Expression, request: TranslateRequest): boolean {
  const { view: { ts: typescript }, dictionary } = request;
  if (typescript.isAwaitExpression(node) || typescript.isParenthesizedExpression(node) || typescript.isPropertyAccessExpression(node)) return isRequired(node.expression, request);
  const literal = moduleLiteral(node, typescript);
  return literal !== undefined && dictionary.swapModule(literal.text) !== undefined;
}

/** Names that a file refers to or declares as such, not as properties, and how often it declares them. */
function countNames(source: ts.SourceFile, typescript: typeof ts): { referred: Set<string>; declared: Map<string, number> } {
  const referred = new Set<string>();
  const declared = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (typescript.isIdentifier(node) && !isProperty(node, typescript)) {
      referred.add(node.text);
      if (isDeclared(node, typescript)) declared.set(node.text, (declared.get(node.text) ?? 0) + 1);
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return { referred, declared };
}

function isProperty(node: ts.Identifier, typescript: typeof ts): boolean {
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent)) return parent.name === node;
  if (typescript.isQualifiedName(parent)) return parent.right === node;
  if (typescript.isBindingElement(parent) || typescript.isImportSpecifier(parent)) return parent.propertyName === node;
  // What a file gives something out as is no name in it.
  if (typescript.isExportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === node;
  return (typescript.isPropertyAssignment(parent) || typescript.isTypeElement(parent) || typescript.isClassElement(parent) || typescript.isMethodDeclaration(parent) || typescript.isJsxAttribute(parent)) && parent.name === node;
}

function isDeclared(node: ts.Identifier, typescript: typeof ts): boolean {
  const { parent } = node;
  return (typescript.isVariableDeclaration(parent) || typescript.isParameter(parent) || typescript.isBindingElement(parent) || typescript.isFunctionDeclaration(parent) || typescript.isClassLike(parent)
    || typescript.isInterfaceDeclaration(parent) || typescript.isTypeAliasDeclaration(parent) || typescript.isEnumDeclaration(parent) || typescript.isImportSpecifier(parent) || typescript.isImportClause(parent)
    || typescript.isNamespaceImport(parent) || typescript.isTypeParameterDeclaration(parent) || typescript.isFunctionExpression(parent)) && parent.name === node;
}
