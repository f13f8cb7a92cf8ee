import type { ApiSymbol } from '../../knowledge/inventory.ts';
import type { Library } from '../../tasks/library.ts';
import type { ImportedName } from './outline.ts';
import type { Candidate, Scope } from './resolve-names.ts';

/** Names that the docs import from the library, everywhere the same. */
export function agreedImports(candidates: readonly Candidate[], { api }: Library): Map<string, ImportedName> {
  const byName = new Map<string, ImportedName[]>();
  for (const each of candidates.flatMap(({ outline: { imports } }) => imports)) {
    if (api.some((name) => each.module === name || each.module.startsWith(`${name}/`))) byName.set(each.local, [...byName.get(each.local) ?? [], each]);
  }
  return new Map([...byName].flatMap(([name, all]) => {
    const chosen = all.find(({ form }) => form === 'import') ?? all[0];
    const differ = all.some(({ module, form, name: exported }) => module !== chosen?.module || (form === chosen.form && exported !== chosen.name));
    return chosen === undefined || differ ? [] : [[name, chosen] as const];
  }));
}

/** A name that cannot be a plain word, or that its own doc comment shows: the export of that name, where one module has it. */
export function exportsOf(symbols: readonly ApiSymbol[], { api }: Library, candidates: readonly Candidate[]): Scope['exported'] {
  const byName = new Map<string, string[]>();
  const defaults = new Set(symbols.filter(({ exportedAs }) => exportedAs === 'default').map(({ module }) => module));
  for (const { name, module, exportedAs, kind } of symbols) {
    if (exportedAs === 'named' && kind !== 'type' && kind !== 'interface') byName.set(name, [...byName.get(name) ?? [], module]);
  }
  // Where the docs call something of their own by that name, nothing can be told.
  const taken = new Set(candidates.flatMap(({ outline: { declares, imports } }) => declares.filter((name) => !imports.some(({ local }) => local === name))));
  const packages = new Map(api.map((each) => [identifierOf(each), each]));
  return (name, { origin }) => {
    const own = packages.get(name);
    if (own !== undefined && taken.has(name)) return undefined;
    if (own !== undefined && !byName.has(name)) return { local: name, name: defaults.has(own) ? 'default' : '*', module: own, form: 'import' };
    const modules = byName.get(name) ?? [];
    const module = modules.find((each) => api.includes(each)) ?? (modules.length === 1 ? modules[0] : undefined);
    if (module === undefined || (origin === 'page' && !/[a-z][A-Z]|[_$\d]/u.test(name))) return undefined;
    return { local: name, name, module, form: 'import' };
  };
}

/** What people call a package: `pQueue` of `p-queue`. */
function identifierOf(packageName: string): string {
  return packageName.slice(packageName.lastIndexOf('/') + 1).replaceAll(/[-.](\w)/gu, (_, letter: string) => letter.toUpperCase());
}
