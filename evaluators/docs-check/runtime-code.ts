import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type ts from 'typescript';
import { glob } from 'tinyglobby';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';

/** What the code of the API's packages shows by its names, which their types may not know of. */
export interface RuntimeCode {
  /** Whether a class has a member; where no class is called so, whether anything defines one. */
  hasMember(owner: string, member: string): Promise<boolean>;
  /** Whether a function or method of that name counts its arguments, or takes any number. */
  countsArguments(name: string): Promise<boolean>;
  /** Whether any code reads a key of that name. */
  readsKey(name: string): Promise<boolean>;
}

/** Bytes of one file, and of all; what is longer is bundled for browsers, or says nothing quickly. */
const most = { file: 2_000_000, all: 30_000_000 };

/** Files are read when first asked, and only those that have a name at all are parsed. */
export function openRuntimeCode({ api }: Library, { packages }: Installation): RuntimeCode {
  let texts: Promise<string[]> | undefined;
  const parsed = new Map<string, ts.SourceFile>();
  const search = async (word: string, matches: (node: ts.Node, compiler: typeof ts) => boolean): Promise<boolean> => {
    texts ??= readAll(packages.filter(({ name }) => api.includes(name)).map(({ folder }) => folder));
    const compiler = await loadTypeScript();
    const find = (node: ts.Node): boolean => matches(node, compiler) || (compiler.forEachChild(node, find) ?? false);
    for (const text of await texts) {
      if (!text.includes(word)) continue;
      const file = parsed.get(text) ?? compiler.createSourceFile('code.js', text, compiler.ScriptTarget.Latest, true, compiler.ScriptKind.JS);
      parsed.set(text, file);
      if (find(file)) return true;
    }
    return false;
  };
  return {
    hasMember: async (owner, member) => await search(owner, (node, compiler) => isClassNamed(owner, node, compiler))
      ? search(member, (node, compiler) => isClassNamed(owner, node, compiler) && defines(member, node, compiler))
      : search(member, (node, compiler) => isDefinition(member, node, compiler)),
    countsArguments: (name) => search(name, (node, compiler) => isCounting(name, node, compiler)),
    readsKey: (name) => search(name, (node, compiler) => isReading(name, node, compiler)),
  };
}

async function readAll(folders: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  let size = 0;
  for (const folder of folders) {
    const files = await glob('**/*.{js,mjs,cjs}', { cwd: folder, ignore: ['**/node_modules/**', '**/*.min.*'], followSymbolicLinks: false });
    for (const name of files.sort()) {
      const file = path.join(folder, name);
      const bytes = (await stat(file)).size;
      if (bytes > most.file || size + bytes > most.all) continue;
      size += bytes;
      texts.push(await readFile(file, 'utf8'));
    }
  }
  return texts;
}

function isClassNamed(name: string, node: ts.Node, compiler: typeof ts): boolean {
  if (!compiler.isClassLike(node)) return false;
  if (node.name !== undefined) return node.name.text.replace(/^_+|\$?\d+$/gu, '') === name;
  return compiler.isVariableDeclaration(node.parent) && compiler.isIdentifier(node.parent.name) && node.parent.name.text === name;
}

function defines(member: string, node: ts.Node, compiler: typeof ts): boolean {
  return isDefinition(member, node, compiler) || (compiler.forEachChild(node, (child) => defines(member, child, compiler)) ?? false);
}

/** A method, an accessor, a field, or an assignment to a member. */
function isDefinition(name: string, node: ts.Node, compiler: typeof ts): boolean {
  if (compiler.isMethodDeclaration(node) || compiler.isAccessor(node) || compiler.isPropertyDeclaration(node)) return nameOf(node.name, compiler) === name;
  if (compiler.isPropertyAssignment(node)) return nameOf(node.name, compiler) === name && compiler.isFunctionLike(node.initializer);
  return compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.EqualsToken && compiler.isPropertyAccessExpression(node.left) && node.left.name.text === name;
}

function isCounting(name: string, node: ts.Node, compiler: typeof ts): boolean {
  const isNamed = (compiler.isMethodDeclaration(node) || compiler.isFunctionDeclaration(node)) && node.name !== undefined && nameOf(node.name, compiler) === name;
  if (!isNamed || node.body === undefined) return false;
  const counts = (each: ts.Node): boolean => (compiler.isIdentifier(each) && each.text === 'arguments') || (!compiler.isFunctionDeclaration(each) && !compiler.isFunctionExpression(each) && (compiler.forEachChild(each, counts) ?? false));
  return node.parameters.some(({ dotDotDotToken, initializer }) => dotDotDotToken !== undefined || initializer !== undefined) || counts(node.body);
}

function isReading(name: string, node: ts.Node, compiler: typeof ts): boolean {
  if (compiler.isPropertyAccessExpression(node)) return node.name.text === name;
  if (compiler.isBindingElement(node)) return nameOf(node.propertyName ?? node.name, compiler) === name;
  return compiler.isStringLiteralLike(node) && node.text === name && !compiler.isImportDeclaration(node.parent);
}

function nameOf(node: ts.Node, compiler: typeof ts): string | undefined {
  return compiler.isIdentifier(node) || compiler.isStringLiteralLike(node) || compiler.isPrivateIdentifier(node) ? node.text : undefined;
}
