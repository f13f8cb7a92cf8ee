import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../../tasks/languages/language.ts';

/** Module specifiers that a user of a package may import, the package itself first, the others sorted. */
export function listModules(packageName: string, installation: Installation): string[] {
  const specifiers = new Set([packageName]);
  for (const folder of [packageFolder(packageName, installation), packageFolder(typesPackage(packageName), installation)]) {
    for (const subpath of listSubpaths(folder)) specifiers.add(subpath === '' ? packageName : `${packageName}/${subpath}`);
  }
  const [first = packageName, ...others] = specifiers;
  return [first, ...others.sort().slice(0, mostModules)];
}

/** More than any package that a person has to find a way around in. */
const mostModules = 1_500;

/** Where a package lies; the folder need not exist. */
export function packageFolder(packageName: string, { folder, packages }: Installation): string {
  return packages.find(({ name }) => name === packageName)?.folder ?? path.join(folder, 'node_modules', packageName);
}

/** `@types/x` of `x`, `@types/scope__x` of `@scope/x`. */
export function typesPackage(packageName: string): string {
  return `@types/${packageName.replace(/^@([^/]+)\//, '$1__')}`;
}

interface Manifest {
  main?: unknown;
  exports?: unknown;
  dependencies?: unknown;
  peerDependencies?: unknown;
}

/** The package.json of a folder; an absent or broken one says nothing. */
export function readManifest(folder: string): Manifest {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function listSubpaths(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const { exports, main } = readManifest(folder);
  if (exports === undefined) return importableFiles(folder, typeof main === 'string' ? main : 'index.js');
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.entries(exports).flatMap(([key, target]) => {
    if (!key.startsWith('./') || target === null || !isCode(key)) return [];
    return key.includes('*') ? expandPattern(folder, key.slice(2), firstTarget(target)) : [key.slice(2)];
  });
}

function isCode(key: string): boolean {
  return !/\.(json|css|scss|less|md|html|svg|png|wasm|map)$/.test(key);
}

function firstTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  for (const value of Object.values(target)) {
    const found = firstTarget(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `./features/*` to `./dist/features/*.js`: what the star stands for is read from the files. */
function expandPattern(folder: string, key: string, target: string | undefined): string[] {
  if (target?.startsWith('./') !== true || !target.includes('*')) return [];
  const [before = '', after = ''] = target.slice(2).split('*');
  return listFiles(folder)
    .filter((file) => file.startsWith(before) && file.endsWith(after) && file.length > before.length + after.length)
    .map((file) => key.replace('*', after === '' ? moduleName(file.slice(before.length)) : file.slice(before.length, file.length - after.length)));
}

/** Without an `exports` map every file can be imported; what lies beside the entry's build folder is meant to be. */
function importableFiles(folder: string, main: string): string[] {
  const [buildFolder, ...rest] = path.posix.normalize(main).split('/');
  const skipped = new Set([...neverImported, ...(rest.length > 0 && buildFolder !== undefined ? [buildFolder] : [])]);
  return listFiles(folder)
    .filter((file) => {
      const [top = '', ...below] = file.split('/');
      return (below.length === 0 || !skipped.has(top)) && !/\.(test|spec|min|config|umd)\./.test(file);
    })
    .map(moduleName);
}

const neverImported = [
  'dist', 'build', 'src', 'umd', 'esm', 'cjs', 'test', 'tests', '__tests__', 'spec', 'bin', 'scripts', 'tasks', 'bench', 'benchmark', 'benchmarks',
  'example', 'examples', 'doc', 'docs', 'coverage', 'website',
];

function moduleName(file: string): string {
  return file.replace(/(\.d)?\.[cm]?[jt]s$/, '').replace(/(^|\/)index$/, '');
}

/** JavaScript and declaration files below a folder, relative, sorted. */
function listFiles(folder: string, below = '', depth = 0): string[] {
  if (depth > 6) return [];
  return readdirSync(path.join(folder, below)).sort().flatMap((name) => {
    if (name === 'node_modules' || name.startsWith('.')) return [];
    const file = below === '' ? name : `${below}/${name}`;
    if (statSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory() === true) return listFiles(folder, file, depth + 1);
    return /\.(d\.[cm]?ts|[cm]?js)$/.test(name) ? [file] : [];
  });
}
