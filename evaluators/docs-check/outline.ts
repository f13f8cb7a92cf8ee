import type ts from 'typescript';
import type { Dialect } from './dialect.ts';

/** What a block brings to those after it and asks of those before, as its syntax tells. */
export interface Outline {
  imports: ImportedName[];
  /** Names declared at its top level, imported ones aside. */
  declares: string[];
  /** Those among them that are types, classes and functions: a reference page copies them from the library. */
  definitions: string[];
  /** Names that it calls or constructs. */
  calls: Set<string>;
  /** Every module that it names. */
  modules: string[];
  hasMarkup: boolean;
  hasDecorators: boolean;
  /** Whether a comment stands where code is left out, or two files stand in one block. */
  isPartial: boolean;
  /** Pieces of its text that change when it is put inside a scope. */
  edits: Edit[];
  /** Import statements, as they stand. */
  importTexts: { start: number; end: number }[];
}

export interface ImportedName {
  local: string;
  /** `default`, `*`, or the name exported. */
  name: string;
  module: string;
  form: 'import' | 'require';
}

/** At a statement: `blank` replaces by spaces, `void` makes an expression of it, `scope` opens a scope for a name that is declared again. */
export interface Edit {
  kind: 'blank' | 'void' | 'scope';
  start: number;
  end: number;
}

export function outline(code: string, dialect: Dialect, compiler: typeof ts): Outline {
  const kind = dialect === 'js' ? compiler.ScriptKind.JS : compiler.ScriptKind.TS;
  const file = compiler.createSourceFile(`snippet.${dialect}`, code, compiler.ScriptTarget.Latest, true, kind);
  const found: Outline = { imports: [], declares: [], definitions: [], calls: new Set(), modules: [], hasMarkup: false, hasDecorators: false, isPartial: false, edits: [], importTexts: [] };
  let scope = new Set<string>();
  for (const [i, statement] of file.statements.entries()) {
    addExport(statement, file, found, compiler);
    if (compiler.isImportDeclaration(statement) || compiler.isImportEqualsDeclaration(statement)) {
      found.importTexts.push({ start: statement.getStart(file), end: statement.end });
      addImports(statement, found, compiler);
      for (const { local } of found.imports) scope.add(local);
      continue;
    }
    const names = declaredNames(statement, compiler);
    if (isValue(statement, compiler) && names.some((name) => scope.has(name))) {
      const end = file.statements[i - 1]?.end ?? 0;
      found.edits.push({ kind: 'scope', start: end, end });
      scope = new Set();
    }
    if (isValue(statement, compiler)) for (const name of names) scope.add(name);
    found.imports.push(...requiredNames(statement, compiler));
    found.declares.push(...names);
    if (!compiler.isVariableStatement(statement)) found.definitions.push(...names);
  }
  const visit = (node: ts.Node): void => {
    if (compiler.isJsxElement(node) || compiler.isJsxSelfClosingElement(node) || compiler.isJsxFragment(node)) found.hasMarkup = true;
    if ((compiler.isCallExpression(node) || compiler.isNewExpression(node)) && compiler.isIdentifier(node.expression)) found.calls.add(node.expression.text);
    if (compiler.isDecorator(node)) found.hasDecorators = true;
    if (isLeftOut(node, file, compiler)) found.isPartial = true;
    if (compiler.isStringLiteralLike(node) && isSpecifier(node, compiler)) found.modules.push(node.text);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  const imported = found.imports.filter(({ form }) => form === 'import').map(({ local }) => local);
  if (new Set(imported).size < imported.length || /(?:\/\/|\/\*)\s*(?:\.\.\.|…)/u.test(code)) found.isPartial = true;
  return found;
}

/** `{ /* stuff *\/ }`: a record, a list, a body or arguments with a comment and nothing else. */
function isLeftOut(node: ts.Node, file: ts.SourceFile, compiler: typeof ts): boolean {
  const isEmpty = (compiler.isObjectLiteralExpression(node) && node.properties.length === 0) || (compiler.isArrayLiteralExpression(node) && node.elements.length === 0)
    || (compiler.isBlock(node) && node.statements.length === 0);
  return isEmpty && /\/\/|\/\*/u.test(file.text.slice(node.getStart(file), node.end));
}

function isSpecifier(node: ts.StringLiteralLike, compiler: typeof ts): boolean {
  const { parent } = node;
  if (compiler.isImportDeclaration(parent) || compiler.isExportDeclaration(parent) || compiler.isExternalModuleReference(parent)) return true;
  if (!compiler.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  return parent.expression.kind === compiler.SyntaxKind.ImportKeyword || (compiler.isIdentifier(parent.expression) && parent.expression.text === 'require');
}

function addImports(statement: ts.ImportDeclaration | ts.ImportEqualsDeclaration, { imports }: Outline, compiler: typeof ts): void {
  if (compiler.isImportEqualsDeclaration(statement)) {
    const { moduleReference } = statement;
    if (compiler.isExternalModuleReference(moduleReference) && compiler.isStringLiteral(moduleReference.expression)) {
      imports.push({ local: statement.name.text, name: 'default', module: moduleReference.expression.text, form: 'import' });
    }
    return;
  }
  if (!compiler.isStringLiteral(statement.moduleSpecifier)) return;
  const module = statement.moduleSpecifier.text;
  const { name, namedBindings } = statement.importClause ?? {};
  if (name !== undefined) imports.push({ local: name.text, name: 'default', module, form: 'import' });
  if (namedBindings === undefined) return;
  if (compiler.isNamespaceImport(namedBindings)) imports.push({ local: namedBindings.name.text, name: '*', module, form: 'import' });
  else for (const each of namedBindings.elements) imports.push({ local: each.name.text, name: (each.propertyName ?? each.name).text, module, form: 'import' });
}

function requiredNames(statement: ts.Statement, compiler: typeof ts): ImportedName[] {
  if (!compiler.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }): ImportedName[] => {
    if (initializer === undefined || !compiler.isCallExpression(initializer) || !compiler.isIdentifier(initializer.expression) || initializer.expression.text !== 'require') return [];
    const [argument] = initializer.arguments;
    if (argument === undefined || !compiler.isStringLiteral(argument)) return [];
    const module = argument.text;
    if (compiler.isIdentifier(name)) return [{ local: name.text, name: '*', module, form: 'require' }];
    return name.elements.flatMap((element): ImportedName[] => {
      if (!compiler.isBindingElement(element) || !compiler.isIdentifier(element.name)) return [];
      const key = element.propertyName ?? element.name;
      return compiler.isIdentifier(key) ? [{ local: element.name.text, name: key.text, module, form: 'require' }] : [];
    });
  });
}

/** A type may share the name of a value, and overloads that of their function. */
function isValue(statement: ts.Statement, compiler: typeof ts): boolean {
  return compiler.isVariableStatement(statement) || compiler.isClassDeclaration(statement) || (compiler.isFunctionDeclaration(statement) && statement.body !== undefined);
}

function declaredNames(statement: ts.Statement, compiler: typeof ts): string[] {
  if (compiler.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name, compiler));
  const isNamed = compiler.isFunctionDeclaration(statement) || compiler.isClassDeclaration(statement) || compiler.isInterfaceDeclaration(statement)
    || compiler.isTypeAliasDeclaration(statement) || compiler.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function namesIn(name: ts.BindingName, compiler: typeof ts): string[] {
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (compiler.isBindingElement(element) ? namesIn(element.name, compiler) : []));
}

/** What may stand at the top of a module only. */
function addExport(statement: ts.Statement, file: ts.SourceFile, { edits }: Outline, compiler: typeof ts): void {
  if (compiler.isExportDeclaration(statement)) {
    edits.push({ kind: 'blank', start: statement.getStart(file), end: statement.end });
    return;
  }
  if (compiler.isExportAssignment(statement)) {
    edits.push({ kind: 'void', start: statement.getStart(file), end: statement.expression.getStart(file) });
    return;
  }
  const modifiers = compiler.canHaveModifiers(statement) ? compiler.getModifiers(statement) ?? [] : [];
  const [first, second] = modifiers;
  if (first?.kind !== compiler.SyntaxKind.ExportKeyword) return;
  const isDefault = second?.kind === compiler.SyntaxKind.DefaultKeyword;
  const isNamed = 'name' in statement && statement.name !== undefined;
  edits.push({ kind: isDefault && !isNamed ? 'void' : 'blank', start: first.getStart(file), end: (isDefault ? second : first).end });
}
