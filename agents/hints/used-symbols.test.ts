import { expect, test } from 'vitest';
import type { ApiSymbol } from '../../knowledge/inventory.ts';
import { usedSymbols } from './used-symbols.ts';

function symbol(module: string, ...names: string[]): ApiSymbol {
  return { id: [module, ...names].join('.'), name: names.at(-1) ?? '', module, exportedAs: names.length > 1 ? null : 'named', kind: 'function', signatures: [], documentation: '', deprecated: null, optionKeys: [] };
}

const inventory = {
  libraryId: 'lib',
  symbols: [
    symbol('lib', 'default'), symbol('lib', 'Graph'), symbol('lib', 'Graph', 'addNode'), symbol('lib', 'Graph', 'dropNode'),
    symbol('lib', 'parse'), symbol('lib/extra', 'default'), symbol('lib/extra', 'walk'),
  ],
};

async function used(code: string): Promise<string[]> {
  return (await usedSymbols(code, inventory)).map(({ id }) => id);
}

test('imports by name, members that are called, and nothing else', async () => {
  expect(await used("import { Graph } from 'lib';\nconst g = new Graph();\ng.addNode(1);\nconst parse = 1;")).toEqual(['lib.Graph', 'lib.Graph.addNode']);
});

test('default and renamed imports', async () => {
  expect(await used("import walkAll, { walk as w } from 'lib/extra';\nwalkAll(w);")).toEqual(['lib/extra.default', 'lib/extra.walk']);
});

test('a class that is the default export, under its own name', async () => {
  expect(await used("import Graph from 'lib';\nnew Graph().addNode(1);")).toEqual(['lib.default', 'lib.Graph', 'lib.Graph.addNode']);
});

test('members of a namespace', async () => {
  expect(await used("import * as lib from 'lib';\nlib.parse('x');")).toEqual(['lib.parse']);
});

test('a module that is not the library gives nothing', async () => {
  expect(await used("import { Graph } from 'other';\nnew Graph().addNode(1);")).toEqual([]);
});
