import { readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Page } from '../sources/source.ts';

export interface PublicPage {
  page: Page;
  /** The module specifier with which it is imported, or its path without extension where there is none. */
  module: string;
}

/**
 * The declaration files that a user of a package can reach. A package with `exports` shows what these lead to, through
 * re-exports and imports; without `exports` every file can be imported.
 */
export function publicDeclarations(compiler: typeof ts, pages: Page[], installation: Installation): PublicPage[] {
  const packageOf = (page: Page): string => page.path.slice(0, -page.name.length - 1);
  return [...new Set(pages.map(packageOf))].flatMap((packageName) =>
    publicOfPackage({ compiler, packageName, pages: pages.filter((page) => packageOf(page) === packageName), installation }),
  );
}

interface PackageRequest {
  compiler: typeof ts;
  packageName: string;
  pages: Page[];
  installation: Installation;
}

function publicOfPackage({ compiler, packageName, pages, installation }: PackageRequest): PublicPage[] {
  const folder = installation.packages.find(({ name }) => name === packageName)?.folder ?? path.join(installation.folder, 'node_modules', packageName);
  const importName = packageName.startsWith('@types/') ? packageName.slice('@types/'.length).replace(/^(.+)__/u, '@$1/') : packageName;
  const resolve = (specifier: string, from: string): string | undefined => {
    const { resolvedModule } = compiler.resolveModuleName(specifier, from, options(compiler), compiler.sys);
    const name = resolvedModule === undefined ? undefined : path.relative(compiler.sys.realpath?.(folder) ?? folder, resolvedModule.resolvedFileName);
    return name === undefined || name.startsWith('..') ? undefined : name.split(path.sep).join('/');
  };

  const manifest = readManifest(folder);
  const modules = new Map<string, string>();
  for (const specifier of specifiersOf(importName, manifest)) {
    const name = resolve(specifier, path.join(installation.folder, 'index.ts'));
    if (name !== undefined && !modules.has(name)) modules.set(name, specifier);
  }
  const all = pages.map((page) => ({ page, module: modules.get(page.name) ?? moduleOf(importName, page.name) }));
  if (manifest.exports === undefined) return withoutCopies(all);

  const wildcards = wildcardTargets(manifest.exports);
  const matched = pages.filter(({ name }) => wildcards.some(([before, after]) => name.startsWith(before) && name.endsWith(after)));
  const reached = closure({ compiler, pages, folder, resolve, entries: [...modules.keys(), ...matched.map(({ name }) => name)] });
  // Where nothing can be resolved the map is not understood, and everything is better than nothing.
  return withoutCopies(reached.size === 0 ? all : all.filter(({ page }) => reached.has(page.name)));
}

/**
 * A package that serves several module systems or runtimes ships the same declarations in several folders: they are read once,
 * under the module with the shortest name, so that a search does not spend its places on copies.
 */
function withoutCopies(all: PublicPage[]): PublicPage[] {
  const chosen = new Map<string, PublicPage>();
  for (const each of all) {
    const key = each.page.text.replaceAll(/(?<=['"]\.{1,2}\/[^'"\n]*)\.[cm]?js(?=['"])/gu, '');
    const before = chosen.get(key);
    if (before === undefined || each.module.length < before.module.length) chosen.set(key, each);
  }
  const kept = new Set(chosen.values());
  return all.filter((each) => kept.has(each));
}

interface Manifest {
  exports?: unknown;
}

function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest; // every use checks what it finds
  } catch {
    return {};
  }
}

function specifiersOf(importName: string, { exports }: Manifest): string[] {
  if (typeof exports !== 'object' || exports === null) return [importName];
  const subpaths = Object.keys(exports).filter((key) => key.startsWith('.') && !key.includes('*'));
  return subpaths.length === 0 ? [importName] : subpaths.map((key) => importName + key.slice(1));
}

/** Beginning and end of the files that patterns such as `./dist/*.d.ts` stand for. */
function wildcardTargets(exports: unknown): [string, string][] {
  if (typeof exports === 'string') {
    const [before, after] = exports.replace(/^\.\//u, '').split('*');
    if (before === undefined || after === undefined) return [];
    return [[before, after.replace(/(?<!\.d)\.([cm]?)js$/u, '.d.$1ts')]];
  }
  return typeof exports === 'object' && exports !== null ? Object.values(exports).flatMap(wildcardTargets) : [];
}

interface ClosureRequest {
  compiler: typeof ts;
  pages: Page[];
  folder: string;
  resolve: (specifier: string, from: string) => string | undefined;
  entries: string[];
}

function closure({ compiler, pages, folder, resolve, entries }: ClosureRequest): Set<string> {
  const texts = new Map(pages.map(({ name, text }) => [name, text]));
  const reached = new Set<string>();
  const open = [...entries];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const text = texts.get(name);
    if (text === undefined || reached.has(name)) continue;
    reached.add(name);
    const from = path.join(folder, name);
    const { importedFiles, referencedFiles } = compiler.preProcessFile(text);
    const relative = [
      ...importedFiles.map(({ fileName }) => fileName),
      ...referencedFiles.map(({ fileName }) => (fileName.startsWith('.') ? fileName : `./${fileName}`)),
    ].filter((specifier) => specifier.startsWith('.'));
    open.push(...relative.map((specifier) => resolve(specifier, from)).filter((target) => target !== undefined));
  }
  return reached;
}

function options(compiler: typeof ts): ts.CompilerOptions {
  return { module: compiler.ModuleKind.ESNext, moduleResolution: compiler.ModuleResolutionKind.Bundler };
}

function moduleOf(importName: string, name: string): string {
  return `${importName}/${name.replace(/\.d\.[cm]?ts$/u, '').replace(/(?:^|\/)index$/u, '')}`.replace(/\/$/u, '');
}
