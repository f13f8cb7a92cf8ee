import type ts from 'typescript';
import type { Snippet } from './snippet.ts';
import { importsOf, parseCode, type Binding, type TypeScript } from './syntax.ts';

/** A snippet as a tree, with what its names stand for. */
export interface ParsedSnippet {
  snippet: Snippet;
  file: ts.SourceFile;
  /** Declarations by name, in the order of the code. */
  locals: Map<string, ts.VariableDeclaration[]>;
  /** Functions, classes and parameters that the snippet declares. */
  declared: Set<string>;
  /** Imports for a name: the snippet's own, else its page's, else what the docs show anywhere. */
  bindingsOf: (name: string) => Binding[];
  /** For a name that no import of the docs brings in: the package of that name; for one that is called also an export of the first package. */
  guess: (name: string, isCalled: boolean) => Binding[];
}

/** Parses snippets together, since a page shows an import once and leaves it away afterwards. */
export function parseSnippets(ts: TypeScript, { snippets, packages }: { snippets: readonly Snippet[]; packages: readonly string[] }): ParsedSnippet[] {
  const parsed = snippets.flatMap((snippet) => {
    const file = parseCode(ts, snippet.code);
    return file === null ? [] : [{ snippet, file, imports: groupByName(file.statements.slice(0, mostStatements).flatMap((statement) => importsOf(ts, statement)).filter(isPackage)) }];
  });
  const pages = new Map<string, Map<string, Binding[]>>();
  const docs = new Map<string, Binding[]>();
  for (const { snippet, imports } of parsed) {
    const page = pages.get(snippet.page) ?? new Map<string, Binding[]>();
    pages.set(snippet.page, page);
    for (const [name, bindings] of imports) {
      page.set(name, distinct([...(page.get(name) ?? []), ...bindings]));
      docs.set(name, distinct([...(docs.get(name) ?? []), ...bindings]));
    }
  }
  return parsed.map(({ snippet, file, imports }): ParsedSnippet => ({
    snippet,
    file,
    ...declarationsOf(ts, file),
    bindingsOf: (name) => imports.get(name) ?? pages.get(snippet.page)?.get(name) ?? docs.get(name) ?? [],
    guess: (name, isCalled) => {
      const named = packagesNamed(name, packages);
      const [first] = packages;
      return named.length > 0 || !isCalled || first === undefined ? named : [{ local: name, module: first, imported: name, guessed: true }];
    },
  }));
}

/** `@scope/name/deep/file` belongs to `@scope/name`. */
export function packageOf(module: string): string {
  return module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
}

/** What people call a package in code: `dateFormat` for `date-format`. */
export function nameOfPackage(module: string): string {
  return module.replace(/^@[^/]*\//u, '').replace(/\.js$/u, '').replace(/[-_./]+(.)?/gu, (_, letter: string | undefined) => (letter ?? '').toUpperCase());
}

function packagesNamed(name: string, packages: readonly string[]): Binding[] {
  return packages.filter((known) => nameOfPackage(known) === name).map((module) => ({ local: name, module, imported: 'default' }));
}

/** A relative import is a file of whoever wrote the docs. */
function isPackage({ module }: Binding): boolean {
  return !module.startsWith('.') && !module.startsWith('/') && !module.includes(':') && /^[@\w]/u.test(module);
}

function groupByName(bindings: readonly Binding[]): Map<string, Binding[]> {
  const groups = new Map<string, Binding[]>();
  for (const binding of bindings) groups.set(binding.local, distinct([...(groups.get(binding.local) ?? []), binding]));
  return groups;
}

function distinct(bindings: Binding[]): Binding[] {
  return bindings.filter(({ module, imported }, i) => bindings.findIndex((other) => other.module === module && other.imported === imported) === i);
}

function declarationsOf(ts: TypeScript, file: ts.SourceFile): Pick<ParsedSnippet, 'locals' | 'declared'> {
  const locals: ParsedSnippet['locals'] = new Map();
  const declared = new Set<string>();
  for (const statement of file.statements.slice(0, mostStatements)) {
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name !== undefined) declared.add(statement.name.text);
    if (!ts.isVariableStatement(statement) || importsOf(ts, statement).length > 0) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (ts.isIdentifier(declaration.name)) locals.set(declaration.name.text, [...(locals.get(declaration.name.text) ?? []), declaration]);
    }
  }
  return { locals, declared };
}

export const mostStatements = 200;
