import { existsSync } from 'node:fs';
import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import type ts from 'typescript';
import { packageOfSpecifier } from '../../knowledge/inventory/library-files.ts';
import { packageFolder } from '../../knowledge/inventory/list-modules.ts';
import type { FrictionClass } from '../evaluation.ts';
import type { Lens } from './lens.ts';

/**
 * Why a module is not found: `bypass` for a file that a package of the library has but does not export, else
 * `setup-failure`, which is the library's when the name is of its packages or of their family.
 */
export function importClass(specifier: string, { files, installation, api }: Lens): { class: FrictionClass; isLibrarys: boolean } {
  if (isPathToPackage(specifier)) return { class: 'bypass', isLibrarys: true };
  const name = packageOfSpecifier(specifier);
  if (!files.isApiModule(specifier)) {
    return { class: 'setup-failure', isLibrarys: api.modules.some((module) => isMeantFor(name, packageOfSpecifier(module))) };
  }
  const inside = path.posix.normalize(specifier.slice(name.length + 1));
  const isThere = !inside.startsWith('..') && ['', '.js', '.ts', '.d.ts', '/index.js'].some((end) => existsSync(path.join(packageFolder(name, installation), inside + end)));
  return { class: inside !== '.' && isThere ? 'bypass' : 'setup-failure', isLibrarys: true };
}

/** A path into `node_modules` goes round what a package exports. */
export function isPathToPackage(specifier: string): boolean {
  return /^(\.|\/).*node_modules\//.test(specifier);
}

/** A slip of the pen, `graphology-flow` beside `graphology`, `@scope/b` beside `@scope/a`: what the developer thinks the library has. */
function isMeantFor(name: string, ofLibrary: string): boolean {
  if (distance(name, ofLibrary) <= Math.max(1, Math.floor(ofLibrary.length / 5))) return true;
  if (ofLibrary.startsWith('@')) return name.startsWith(`${ofLibrary.split('/')[0] ?? ofLibrary}/`);
  return name.startsWith(`${ofLibrary}-`) || name.startsWith(`@${ofLibrary}/`);
}

/** The module specifier of the import or export that a node is part of. */
export function importedModule(node: ts.Node, typescript: typeof ts): ts.StringLiteralLike | undefined {
  const isImport = (each: ts.Node): each is ts.ImportDeclaration | ts.ExportDeclaration => typescript.isImportDeclaration(each) || typescript.isExportDeclaration(each);
  const specifier = typescript.findAncestor(node, isImport)?.moduleSpecifier;
  if (specifier !== undefined) return typescript.isStringLiteral(specifier) ? specifier : undefined;
  const declared = typescript.findAncestor(node, typescript.isVariableDeclaration);
  return declared?.initializer === undefined ? undefined : requiredModule(declared.initializer, typescript);
}

/** `x` of `require('x')`, with a member after it or not. */
export function requiredModule(expression: ts.Node, typescript: typeof ts): ts.StringLiteralLike | undefined {
  if (typescript.isPropertyAccessExpression(expression)) return requiredModule(expression.expression, typescript);
  if (!typescript.isCallExpression(expression) || !typescript.isIdentifier(expression.expression) || expression.expression.text !== 'require') return undefined;
  const [argument] = expression.arguments;
  return argument !== undefined && typescript.isStringLiteralLike(argument) ? argument : undefined;
}
