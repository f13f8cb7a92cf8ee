import path from 'node:path';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import { packageOfSpecifier } from '../inventory/library-files.ts';
import type { ApiFiles, Dictionary } from './dictionary.ts';
import { renameDeclarations } from './rename-declarations.ts';
import { renameManifest } from './rename-manifest.ts';
import { readJsonObject } from './write-world.ts';

export interface PackagesRequest {
  view: TypeView;
  files: ApiFiles;
  dictionary: Dictionary;
  /** `node_modules` of the installation. */
  modulesFolder: string;
  /** Installed packages that the library file names. */
  packages: readonly string[];
  renameText: (text: string) => string;
}

/** Every file of the anonymised installation, by its path: the declarations that the compiler has read, and what leads to them. */
export function anonymisePackages(request: PackagesRequest): Map<string, string> {
  const { view, files, dictionary, modulesFolder, packages } = request;
  const modules = modulesOf(request);
  const written = new Map<string, string>();
  const owners = new Set(packages);
  for (const source of view.program.getSourceFiles()) {
    const inside = path.posix.relative(modulesFolder, source.fileName);
    if (inside.startsWith('..')) continue;
    for (const owner of ownersOf(inside)) owners.add(owner);
    // What an API package says in JavaScript only has no names that a compiler could vouch for.
    if (files.isApiFile(source.fileName) && !source.isDeclarationFile) continue;
    written.set(path.posix.join('node_modules', placeOf(inside, dictionary)), renameDeclarations(source, request));
  }
  for (const owner of [...owners].sort()) {
    const manifest = readJsonObject(path.join(modulesFolder, owner, 'package.json'));
    const name = owner.split('/node_modules/').at(-1) ?? owner;
    const renamed = dictionary.aliasPackage(name) === undefined ? manifest : renameManifest({ manifest, name, modules: modules.get(name) ?? new Map(), dictionary });
    written.set(path.posix.join('node_modules', placeOf(owner, dictionary), 'package.json'), `${JSON.stringify(renamed, null, 2)}\n`);
  }
  return written;
}

/** Of each package its modules, `.` for itself, with the declaration files behind them, from its folder. */
function modulesOf({ view: { ts: typescript, checker, sources }, modulesFolder }: PackagesRequest): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const statement of sources.flatMap(({ source }) => [...source.statements])) {
    if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text: specifier } = statement.moduleSpecifier;
    const name = packageOfSpecifier(specifier);
    const source = checker.getSymbolAtLocation(statement.moduleSpecifier)?.declarations?.[0]?.getSourceFile();
    const inside = source === undefined ? '..' : path.posix.relative(path.posix.join(modulesFolder, name), source.fileName);
    if (source?.isDeclarationFile !== true || inside.startsWith('..')) continue;
    const own = found.get(name) ?? new Map<string, string>();
    own.set(`.${specifier.slice(name.length)}`, inside);
    found.set(name, own);
  }
  return found;
}

/** The package that a file lies in, and those around it. */
function ownersOf(inside: string): string[] {
  const chunks = inside.split('/node_modules/');
  return chunks.map((chunk, i) => [...chunks.slice(0, i), packageOfSpecifier(chunk)].join('/node_modules/'));
}

/** Where a file lies in the anonymised installation. */
export function placeOf(inside: string, dictionary: Dictionary): string {
  return inside.split('/node_modules/').map((chunk) => {
    const name = packageOfSpecifier(chunk);
    const alias = dictionary.aliasPackage(name);
    return alias === undefined ? chunk : `${alias}${dictionary.aliasPath(chunk.slice(name.length))}`;
  }).join('/node_modules/');
}
