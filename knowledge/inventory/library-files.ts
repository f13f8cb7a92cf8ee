import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import { packageFolder, readManifest, typesPackage } from './list-modules.ts';

/** Tells whose a declaration is by the file that it stands in. */
export interface LibraryFiles {
  /** Whether a specifier, such as `graphology-metrics/graph`, names a package of the API. */
  isApiModule(specifier: string): boolean;
  /** Whether a file belongs to a package of the API or to its `@types`. */
  isApiFile(file: string): boolean;
  /** Also files of the packages that the API depends on, whose types it hands out. */
  isLibraryFile(file: string): boolean;
}

export function libraryFiles(library: Library, installation: Installation): LibraryFiles {
  const known = kept.get(library);
  if (known?.installation === installation) return known.files;
  const files = readLibraryFiles(library, installation);
  kept.set(library, { installation, files });
  return files;
}

/** By the library, which an evaluation of many submissions hands on as one and the same object. */
const kept = new WeakMap<Library, { installation: Installation; files: LibraryFiles }>();

function readLibraryFiles(library: Library, installation: Installation): LibraryFiles {
  const api = new Set(library.api);
  const apiFiles = new Set(library.api.flatMap((name) => [name, typesPackage(name)]));
  const all = new Set(apiFiles);
  for (const name of apiFiles) addDependencies(name, installation, all);
  // Asked of the same few files for every symbol.
  const owners = new Map<string, string>();
  const isIn = (packages: ReadonlySet<string>, file: string): boolean => {
    const owner = owners.get(file) ?? packageOfFile(file) ?? '';
    owners.set(file, owner);
    return packages.has(owner);
  };
  return {
    isApiModule: (specifier) => api.has(packageOfSpecifier(specifier)),
    isApiFile: (file) => isIn(apiFiles, file),
    isLibraryFile: (file) => isIn(all, file),
  };
}

/** The package of `name/sub/path` or `@scope/name/sub/path`. */
export function packageOfSpecifier(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

export function packageOfFile(file: string): string | undefined {
  const at = file.lastIndexOf(modules);
  const inside = at === -1 ? '' : file.slice(at + modules.length);
  return inside === '' ? undefined : packageOfSpecifier(inside);
}

const modules = '/node_modules/';

/** Node's own types are everybody's: an `EventEmitter` is not a library's because the library extends it. */
const everybodys = new Set(['@types/node', 'undici-types', 'typescript']);

function addDependencies(name: string, installation: Installation, found: Set<string>): void {
  const { dependencies, peerDependencies } = readManifest(packageFolder(name, installation));
  for (const dependency of [...namesIn(dependencies), ...namesIn(peerDependencies)]) {
    for (const each of [dependency, typesPackage(dependency)]) {
      if (found.has(each) || everybodys.has(each)) continue;
      found.add(each);
      addDependencies(each, installation, found);
    }
  }
}

function namesIn(dependencies: unknown): string[] {
  return typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies).sort() : [];
}
