import type ts from 'typescript';
import type { Edit } from './edits.ts';
import { moduleLiteral } from './module-literals.ts';
import { propertySymbols } from './property-symbols.ts';
import { isOfLibrary, type TranslateRequest } from './translate-code.ts';

export interface ImportEdits {
  edits: Edit[];
  /** What the library gives under a name of the table: it is called by its other name all over the file. */
  bindings: ReadonlySet<ts.Symbol | undefined>;
}

/** Imports of the library: module, names, and what they are called in the file where nothing else there is called so. */
export function importEdits(source: ts.SourceFile, request: TranslateRequest): ImportEdits {
  const { view: { ts: typescript, checker }, dictionary, files, unknown } = request;
  const edits: Edit[] = [];
  const bindings = findBindings(source, request);
  const local = (name: ts.Identifier): string => (bindings.has(checker.getSymbolAtLocation(name)) ? dictionary.swap(name.text) ?? name.text : name.text);
  const replace = (node: ts.Node, text: string): void => {
    if (text !== node.getText(source)) edits.push({ start: node.getStart(source), end: node.end, text });
  };
  for (const { node, literal, module } of importsOf(source, request)) {
    if (!files.isApiModule(literal.text)) unknown.add(literal.text);
    edits.push({ start: literal.getStart(source) + 1, end: literal.end - 1, text: module });
    const { name, namedBindings } = node.importClause ?? {};
    if (name !== undefined) replace(name, local(name));
    if (namedBindings === undefined) continue;
    if (typescript.isNamespaceImport(namedBindings)) replace(namedBindings.name, local(namedBindings.name));
    else for (const element of namedBindings.elements) {
      const imported = (element.propertyName ?? element.name).text;
      const other = isKnownElsewhere(element, request) ? imported : dictionary.swap(imported) ?? imported;
      const name = local(element.name);
      replace(element, `${element.isTypeOnly ? 'type ' : ''}${other === name ? other : `${other} as ${name}`}`);
    }
  }
  return { edits, bindings };
}

function importsOf(source: ts.SourceFile, { view: { ts: typescript }, dictionary }: TranslateRequest): { node: ts.ImportDeclaration; literal: ts.StringLiteralLike; module: string }[] {
  return source.statements.flatMap((node) => {
    const literal = typescript.isImportDeclaration(node) ? moduleLiteral(node, typescript) : undefined;
    const module = literal === undefined ? undefined : dictionary.swapModule(literal.text);
    return literal === undefined || module === undefined || !typescript.isImportDeclaration(node) ? [] : [{ node, literal, module }];
  });
}

/** What a module of the library hands on of another package keeps its name. */
function isKnownElsewhere(element: ts.ImportSpecifier, request: TranslateRequest): boolean {
  const symbol = request.view.checker.getSymbolAtLocation(element.name);
  const target = symbol === undefined ? undefined : request.view.checker.getAliasedSymbol(symbol);
  return (target?.declarations ?? []).length > 0 && !isOfLibrary(target, request);
}

/**
 * What comes from the library under a name of the table and is called by it in the file: imports, and properties taken out of a value.
 * It gets its other name only where that is free and nothing else goes by the first, so that the way back finds the same.
 */
function findBindings(source: ts.SourceFile, request: TranslateRequest): Set<ts.Symbol | undefined> {
  const { view: { ts: typescript, checker }, dictionary } = request;
  const found: ts.Identifier[] = [];
  for (const { node: { importClause } } of importsOf(source, request)) {
    const { name, namedBindings } = importClause ?? {};
    if (name !== undefined) found.push(name);
    if (namedBindings !== undefined) found.push(...(typescript.isNamespaceImport(namedBindings) ? [namedBindings.name] : namedBindings.elements.map((element) => element.name)));
  }
  const visit = (node: ts.Node): void => {
    const required = typescript.isVariableDeclaration(node) ? node.initializer : undefined;
    if (typescript.isVariableDeclaration(node) && typescript.isIdentifier(node.name) && required !== undefined && isRequired(required, request)) found.push(node.name);
    if (typescript.isImportEqualsDeclaration(node) && typescript.isExternalModuleReference(node.moduleReference)) found.push(node.name);
    if (typescript.isBindingElement(node) && node.propertyName === undefined && typescript.isIdentifier(node.name) && typescript.isObjectBindingPattern(node.parent)
      && dictionary.swap(node.name.text) !== undefined && propertySymbols(node.name, request.view).some((symbol) => isOfLibrary(symbol, request))) found.push(node.name);
    typescript.forEachChild(node, visit);
  };
  visit(source);
  const used = countNames(source, typescript);
  const isFree = ({ text }: ts.Identifier): boolean => {
    const other = dictionary.swap(text);
    return other !== undefined && !used.referred.has(other) && used.declared.get(text) === found.filter((each) => each.text === text).length;
  };
  return new Set(found.filter(isFree).map((name) => checker.getSymbolAtLocation(name)));
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
