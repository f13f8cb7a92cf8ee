import { expect, it } from 'vitest';
import type { ApiSymbol, Inventory } from '../inventory.ts';
import { lookUp } from './look-up.ts';

const inventory: Inventory = {
  libraryId: 'crates',
  symbols: [
    symbol('crates', 'Box'), symbol('crates', 'Crate'), symbol('crates', 'Crate.add', ['add(item: string): this']), symbol('crates', 'Crate.addAll'),
    symbol('crates', 'Barrel.add', ['add(item: string): this']), symbol('crates/weigh', 'default', ['weigh(crate: Crate): number']), symbol('crates', 'default', ['pack(things: unknown[]): Crate']),
    symbol('papercut', 'parse', ['parse(text: string): Row[]']), symbol('papercut/papercut', 'Paper.parse', ['parse(text: any): any']), symbol('papercut/papercut', 'Paper'),
    symbol('fetchling', 'default.get', ['get(url: string): Answer']), symbol('fetchling/deep', 'Fetchling.get', ['get(url: any): any']),
  ],
};

function symbol(module: string, path: string, signatures: string[] = [path]): ApiSymbol {
  return { id: `${module}.${path}`, name: path.slice(path.lastIndexOf('.') + 1), module, exportedAs: null, kind: 'method', signatures, documentation: '', deprecated: null, optionKeys: [] };
}

function ids(name: string): string[] {
  return lookUp(inventory, name).symbols.map(({ id }) => id);
}

it.each([
  ['an id', 'crates.Crate.add', ['crates.Crate.add']],
  ['a member of a class', 'Crate.addAll', ['crates.Crate.addAll']],
  ['a name, inherited copies once', 'add', ['crates.Crate.add']],
  ['a call on a variable', 'crate.addAll(things)', ['crates.Crate.addAll']],
  ['a construction', 'new Crate("a")', ['crates.Crate']],
  ['a default export by the end of its module', 'weigh', ['crates/weigh.default']],
  ['a default export by the name that its author gave it', 'pack', ['crates.default']],
  ['an export after what the package is called when it is imported whole, before a path that only the files have', 'Paper.parse', ['papercut.parse', 'papercut/papercut.Paper.parse']],
  ['a member of a default export by the name of its package', 'Fetchling.get', ['fetchling.default.get', 'fetchling/deep.Fetchling.get']],
  ['another case', 'ADDALL', ['crates.Crate.addAll']],
  ['a slip of the pen', 'addAl', ['crates.Crate.addAll']],
  ['what is not there', 'somethingElse', []],
  ['nothing', ' ', []],
])('finds %s', (_what, name, expected) => {
  expect(ids(name)).toEqual(expected);
});
