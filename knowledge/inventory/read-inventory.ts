import type { Installation } from '../../tasks/languages/language.ts';
import { openTypeProject } from '../../tasks/languages/type-project.ts';
import type { Library } from '../../tasks/library.ts';
import type { Inventory } from '../inventory.ts';
import { collectApi } from './collect-api.ts';
import { libraryFiles } from './library-files.ts';
import { listModules } from './list-modules.ts';

/** The public API of a library as the compiler sees the installed packages: their declarations, or JavaScript where there are none. */
export async function readInventory(request: InventoryRequest): Promise<Inventory> {
  const { inventory } = await readApi(request);
  return inventory;
}

export interface InventoryRequest {
  library: Library;
  installation: Installation;
}

export interface Api {
  inventory: Inventory;
  /** Every module that a user may import. */
  modules: string[];
  /** The place of a declaration (`declarationPlace`) to the ids of its symbol, the shortest first. */
  ids: ReadonlyMap<string, readonly string[]>;
  /** The file of a module to the specifier that a user imports it by, the first of several. */
  modulesOfFiles: ReadonlyMap<string, string>;
}

const mostKept = 8;
const kept = new Map<string, Promise<Api>>();

/** The inventory with the places of its declarations; kept in memory for each installation. */
export function readApi({ library, installation }: InventoryRequest): Promise<Api> {
  const key = JSON.stringify([installation.folder, installation.hash, library.id, library.api]);
  const api = kept.get(key) ?? collect(library, installation);
  kept.delete(key);
  kept.set(key, api);
  // A failure is not kept, and whoever asked is told of it.
  api.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return api;
}

async function collect(library: Library, installation: Installation): Promise<Api> {
  const project = await openTypeProject(installation);
  const modules = library.api.flatMap((name) => listModules(name, installation));
  const text = modules.map((specifier) => `import ${JSON.stringify(specifier)};\n`).join('');
  return project.inspect({ 'inventory.ts': text }, (view) => {
    const { symbols, ids, found, modulesOfFiles } = collectApi(view, libraryFiles(library, installation));
    return { inventory: { libraryId: library.id, symbols }, modules: found, ids, modulesOfFiles };
  }, Number.POSITIVE_INFINITY);
}
