import type { LibraryFiles } from '../inventory/library-files.ts';
import { packageOfSpecifier } from '../inventory/library-files.ts';
import { typesPackage } from '../inventory/list-modules.ts';
import type { NameTable } from './name-table.ts';

/** A name table to look things up in, forth and back at once: a real name gives its alias, an alias its real name. */
export interface Dictionary {
  table: NameTable;
  /** The alias of a real name. */
  alias: (name: string) => string | undefined;
  /** The real name of an alias. */
  real: (alias: string) => string | undefined;
  /** Whichever of both there is. */
  swap: (name: string) => string | undefined;
  /** A module as it is imported, package and subpath; undefined for one of another package. */
  swapModule: (specifier: string) => string | undefined;
  aliasModule: (specifier: string) => string | undefined;
  /** Path of a file inside a package, or a relative import. */
  aliasPath: (path: string) => string;
  /** A package of the API or its `@types`, else undefined. */
  aliasPackage: (name: string) => string | undefined;
}

/** Declarations of the library in the world in which code is looked at: the real one or the anonymised one. */
export type ApiFiles = Pick<LibraryFiles, 'isApiFile' | 'isApiModule'>;

export function createDictionary(table: NameTable): Dictionary {
  const back = { names: inverse(table.names), packages: inverse(table.packages), segments: inverse(table.segments) };
  const mapModule = (specifier: string, packages: ReadonlyMap<string, string>, segments: ReadonlyMap<string, string>): string | undefined => {
    const name = packageOfSpecifier(specifier);
    const other = packages.get(name);
    return other === undefined ? undefined : `${other}${mapPath(specifier.slice(name.length), segments)}`;
  };
  const alias = (name: string): string | undefined => table.names.get(name);
  const real = (name: string): string | undefined => back.names.get(name);
  const aliasModule = (specifier: string): string | undefined => mapModule(specifier, table.packages, table.segments);
  return {
    table, alias, real, aliasModule,
    swap: (name) => alias(name) ?? real(name),
    swapModule: (specifier) => aliasModule(specifier) ?? mapModule(specifier, back.packages, back.segments),
    aliasPath: (path) => mapPath(path, table.segments),
    aliasPackage: (name) => {
      const api = [...table.packages].find(([each]) => each === name || typesPackage(each) === name);
      if (api === undefined) return undefined;
      return api[0] === name ? api[1] : typesPackage(api[1]);
    },
  };
}

function inverse(pairs: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...pairs].map(([name, alias]) => [alias, name]));
}

/** Part by part, endings such as `.d.ts` as they are. */
function mapPath(path: string, segments: ReadonlyMap<string, string>): string {
  return path.split('/').map((segment) => {
    const [stem = ''] = /^[^.]*/u.exec(segment) ?? [];
    return `${segments.get(stem) ?? stem}${segment.slice(stem.length)}`;
  }).join('/');
}
