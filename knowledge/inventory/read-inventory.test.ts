import { afterAll, expect, it } from 'vitest';
import { installPackages, libraryOf } from '../../tasks/languages/fixtures/type-project/install-packages.ts';
import { temporaryLibrary } from '../fixtures/temporary-library.ts';
import { closeTypeProjects } from '../../tasks/languages/type-project.ts';
import type { ApiSymbol } from '../inventory.ts';
import { readApi, readInventory } from './read-inventory.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(async () => {
  await closeTypeProjects();
  remove();
});

async function symbolsOf(...api: string[]): Promise<Map<string, ApiSymbol>> {
  const { symbols } = await readInventory({ library: libraryOf(...api), installation });
  return new Map(symbols.map((symbol) => [symbol.id, symbol]));
}

it('lists exports, members, static and inherited ones, and none that are private', async () => {
  const ids = [...(await symbolsOf('crates')).keys()].filter((id) => id.startsWith('crates.'));
  expect(ids).toEqual([
    'crates.Box', 'crates.Crate', 'crates.Crate.add', 'crates.Crate.clear', 'crates.Crate.contents', 'crates.Crate.count', 'crates.Crate.find', 'crates.Crate.items',
    'crates.Crate.label', 'crates.Crate.load', 'crates.Crate.of', 'crates.CrateOptions', 'crates.CrateOptions.capacity', 'crates.CrateOptions.lid', 'crates.CrateOptions.size',
    'crates.makeCrate', 'crates.version',
  ]);
});

it('gives a class its constructor, its options and its documentation', async () => {
  expect((await symbolsOf('crates')).get('crates.Crate')).toEqual({
    id: 'crates.Crate', name: 'Crate', module: 'crates', exportedAs: 'default', kind: 'class',
    signatures: ['new Crate<T = string>(label: string, options?: CrateOptions): Crate<T>'],
    documentation: 'Holds things.', deprecated: null, optionKeys: ['capacity', 'lid', 'size'],
  });
});

it('gives each overload, and calls a function deprecated only when all of it is', async () => {
  const symbols = await symbolsOf('crates');
  expect(symbols.get('crates.Crate.add')).toMatchObject({ signatures: ['add(item: T): this', 'add(item: T, times: number): this'], deprecated: null });
  expect(symbols.get('crates.makeCrate')).toMatchObject({ kind: 'function', documentation: 'Makes a crate.', deprecated: 'Use `new Crate`.' });
  expect(symbols.get('crates.CrateOptions.size')).toMatchObject({ kind: 'property', deprecated: 'Use capacity.' });
});

it('lists subpath exports, and no file that the package does not export', async () => {
  const modules = new Set([...(await symbolsOf('crates')).values()].map(({ module }) => module));
  expect([...modules].sort()).toEqual(['crates', 'crates/units']);
});

it('lists the files beside the entry where a package has no exports map', async () => {
  expect((await symbolsOf('piper')).get('piper/extra.default')).toMatchObject({ kind: 'function', signatures: ['sum(values: Iterable<number>): number'] });
});

it('lists the members of a builder whose type is not exported', async () => {
  const symbols = await symbolsOf('piper');
  expect(symbols.get('piper.Steps.take')).toMatchObject({ kind: 'method', signatures: ['take(count: number): Steps<T>'] });
  expect(symbols.get('piper.from')).toMatchObject({ optionKeys: ['strict'] });
  expect(symbols.get('piper.tools.identity')).toMatchObject({ kind: 'method' });
});

it('marks a method that may be left out, as it does a property', async () => {
  using lib = temporaryLibrary({
    files: {
      'node_modules/lib/package.json': JSON.stringify({ name: 'lib', version: '1.0.0', type: 'module', types: './index.d.ts' }),
      'node_modules/lib/index.d.ts': 'export interface Options { done?(count: number): void; start(): void; size?: number }\n',
    },
    docs: [],
  });
  const { symbols } = await readInventory(lib);
  expect(symbols.flatMap(({ signatures }) => signatures)).toEqual(['interface Options', 'done?(count: number): void', 'size?: number', 'start(): void']);
});

it('infers packages that ship JavaScript only', async () => {
  const symbols = await symbolsOf('plain');
  expect(symbols.get('plain.open')).toMatchObject({ signatures: ['open(name: any, options?: {}): Box'], documentation: 'Opens.' });
  expect(symbols.get('plain.unlock')).toMatchObject({ deprecated: 'Use open.' });
  expect(symbols.get('plain.Box.fill')).toMatchObject({ kind: 'method' });
});

it('takes types from @types', async () => {
  expect((await symbolsOf('elsewhere')).get('elsewhere.shout')).toMatchObject({ signatures: ['shout(text: string): string'] });
});

it('gives every way to a declaration, the shortest in the first package first', async () => {
  const { ids } = await readApi({ library: libraryOf('crates', 'piper'), installation });
  expect([...ids.values()].find((ways) => ways.includes('crates.Box'))).toEqual(['crates.Crate', 'crates.Box']);
});

it('says the same again, sorted', async () => {
  const first = [...(await symbolsOf('crates', 'piper')).keys()];
  expect([...(await symbolsOf('crates', 'piper')).keys()]).toEqual(first);
  expect(first).toEqual([...first].sort());
});
