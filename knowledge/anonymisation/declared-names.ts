import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { LibraryFiles } from '../inventory/library-files.ts';
import { roleOfLiteral } from './property-literals.ts';

export interface DeclaredNames {
  /** Of exports, members, option keys and types, wherever in the API's declarations. */
  declared: Set<string>;
  /** Those that others have a say in: strings of the declarations, and what comes from outside of the API. */
  kept: Set<string>;
}

/** What the API's own declarations call their things. */
export function declaredNames(view: TypeView, files: LibraryFiles): DeclaredNames {
  const names: DeclaredNames = { declared: new Set(), kept: new Set() };
  for (const source of view.program.getSourceFiles()) {
    if (files.isApiFile(source.fileName)) readNames(source, view, files, names);
  }
  for (const { source } of view.sources) keepForeignExports(source, view, files, names.kept);
  return names;
}

function readNames(source: ts.SourceFile, view: TypeView, files: LibraryFiles, { declared, kept }: DeclaredNames): void {
  const { ts: typescript, checker } = view;
  const visit = (node: ts.Node): void => {
    const name = nameOf(node, typescript);
    if (name !== undefined) declared.add(name.text);
    if (typescript.isLiteralTypeNode(node) && typescript.isStringLiteral(node.literal) && roleOfLiteral(node, view) === 'key') kept.add(node.literal.text);
    if (typescript.isHeritageClause(node)) {
      for (const type of node.types) for (const property of checker.getTypeAtLocation(type).getProperties()) {
        if (isForeign(property, files)) kept.add(property.name);
      }
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
}

function nameOf(node: ts.Node, typescript: typeof ts): ts.Identifier | ts.StringLiteral | undefined {
  const isNamed = typescript.isClassDeclaration(node) || typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node)
    || typescript.isEnumDeclaration(node) || typescript.isFunctionDeclaration(node) || typescript.isVariableDeclaration(node)
    || typescript.isModuleDeclaration(node) || typescript.isTypeElement(node) || typescript.isClassElement(node) || typescript.isEnumMember(node)
    || typescript.isExportSpecifier(node) || typescript.isNamespaceExport(node);
  if (!isNamed || node.name === undefined) return undefined;
  if (typescript.isModuleDeclaration(node) && typescript.isStringLiteral(node.name)) return undefined;
  return typescript.isIdentifier(node.name) || typescript.isStringLiteral(node.name) ? node.name : undefined;
}

/** What a module hands on from a package outside of the API is called what it is called there. */
function keepForeignExports(source: ts.SourceFile, { ts: typescript, checker }: TypeView, files: LibraryFiles, kept: Set<string>): void {
  for (const statement of source.statements) {
    if (!typescript.isImportDeclaration(statement)) continue;
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (module === undefined || !files.isApiModule(specifierOf(statement))) continue;
    for (const symbol of checker.getExportsOfModule(module)) {
      const target = symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (isForeign(target, files)) kept.add(symbol.name);
    }
  }
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return 'text' in moduleSpecifier && typeof moduleSpecifier.text === 'string' ? moduleSpecifier.text : '';
}

function isForeign({ declarations = [] }: ts.Symbol, files: LibraryFiles): boolean {
  return declarations.length > 0 && declarations.every((declaration) => !files.isApiFile(declaration.getSourceFile().fileName));
}
