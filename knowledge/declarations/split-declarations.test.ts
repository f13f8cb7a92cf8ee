import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { temporaryLibrary } from '../fixtures/temporary-library.ts';
import { readDocs } from '../read-docs.ts';
import { publicDeclarations } from './public-declarations.ts';
import { splitDeclarations } from './split-declarations.ts';

function split(text: string) {
  return splitDeclarations(ts, { module: 'lib', page: { path: 'lib/index.d.ts', name: 'index.d.ts', format: 'declarations', tags: ['reference'], text } });
}

const comment = (words: number): string => `/** ${Array.from({ length: words }, () => 'word').join(' ')} */`;

describe('splitDeclarations', () => {
  it('keeps a small file whole', () => {
    const text = '// banner\nimport {A} from "./a";\n\n/** Adds. */\nexport function add(a: number, b: number): number;\nexport type B = A;\n';
    expect(split(text)).toEqual([
      {
        id: 'lib/index.d.ts#L2', path: 'lib/index.d.ts', startLine: 2, endLine: 6, heading: ['lib', 'add, B'], kind: 'reference', tags: ['reference'],
        text: '```d.ts\nimport {A} from "./a";\n\n/** Adds. */\nexport function add(a: number, b: number): number;\nexport type B = A;\n```', code: [],
      },
    ]);
  });

  it('gives each declaration of a larger file its passage, with doc comment and overloads', () => {
    const text = `import x from 'x';\n${comment(100)}\nexport function one(a: string): void;\n${comment(30)}\nexport function one(a: number): void;\n${comment(120)}\nexport declare const two: string;\n`;
    expect(split(text).map(({ heading, startLine, endLine }) => [heading, startLine, endLine])).toEqual([[['lib', 'one'], 2, 5], [['lib', 'two'], 6, 7]]);
  });

  it('lets small neighbours share a passage', () => {
    const text = Array.from({ length: 60 }, (_, i) => `export type T${String(i)} = string | number;`).join('\n');
    const passages = split(text);
    expect(passages.length).toBeGreaterThan(2);
    expect(passages.length).toBeLessThan(12);
    expect(passages[0]?.heading[1]).toMatch(/^T0, T1, /u);
  });

  it('cuts a large class between members, under its own name', () => {
    const members = Array.from({ length: 40 }, (_, i) => `  /** Does thing ${String(i)} with many words. */\n  method${String(i)}(value: string): void;`).join('\n');
    const passages = split(`${comment(10)}\nexport declare class Big<T> extends Base {\n${members}\n}\n`);
    expect(passages[0]).toMatchObject({ startLine: 1, heading: ['lib', 'Big', expect.stringMatching(/^method0, method1/u) as string] });
    expect(passages[1]?.text).toMatch(/^```d\.ts\nexport declare class Big<T> extends Base \{\n {2}\/\/ …\n {2}\/\*\* Does thing/u);
    const all = passages.map(({ text }) => text).join('\n');
    for (let i = 0; i < 40; i += 1) expect(all.split(`method${String(i)}(`)).toHaveLength(2);
  });

  it('gives nothing for a file without declarations', () => {
    expect(split('')).toEqual([]);
    expect(split('import "side-effect";\n')).toEqual([]);
  });
});

describe('publicDeclarations', () => {
  async function modulesOf(files: Record<string, string>): Promise<string[][]> {
    using written = temporaryLibrary({ docs: [{ npm: 'lib' }], files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`node_modules/lib/${name}`, text])) });
    const pages = await readDocs(written);
    return publicDeclarations(ts, pages.filter(({ format }) => format === 'declarations'), written.installation).map(({ page, module }) => [page.name, module]);
  }

  it('follows the exports of a package through re-exports, and leaves out what no user can reach', async () => {
    expect(
      await modulesOf({
        'package.json': JSON.stringify({
          name: 'lib', version: '1.0.0',
          exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './extra': { import: './dist/extra.js' }, './parts/*': './dist/parts/*.js', './package.json': './package.json' },
        }),
        'dist/index.d.ts': "export * from './shared.js';\n", 'dist/shared.d.ts': 'export type S = 1;', 'dist/internal.d.ts': 'export type I = 1;',
        'dist/extra.js': '', 'dist/extra.d.ts': 'export type E = 1;', 'dist/parts/one.d.ts': 'export type O = 1;', 'dist/parts/one.js': '',
      }),
    ).toEqual([['dist/extra.d.ts', 'lib/extra'], ['dist/index.d.ts', 'lib'], ['dist/parts/one.d.ts', 'lib/dist/parts/one'], ['dist/shared.d.ts', 'lib/dist/shared']]);
  });

  it('takes every file of a package without exports, as each can be imported', async () => {
    expect(
      await modulesOf({
        'package.json': JSON.stringify({ name: 'lib', version: '1.0.0', types: './index.d.ts' }),
        'index.d.ts': 'export type A = 1;', 'graph/index.d.ts': 'export type G = 1;', 'graph/density.d.ts': 'export type D = 1;',
      }),
    ).toEqual([['graph/density.d.ts', 'lib/graph/density'], ['graph/index.d.ts', 'lib/graph'], ['index.d.ts', 'lib']]);
  });

  it('takes one copy of what is shipped for several module systems, under the shortest name', async () => {
    expect(
      await modulesOf({
        'package.json': JSON.stringify({
          name: 'lib', version: '1.0.0',
          exports: { './browser': { types: './browser/index.d.ts' }, '.': { types: './lib/index.d.ts' }, './commonjs': { types: './commonjs/index.d.cts' } },
        }),
        'lib/index.d.ts': "import { S } from './shared.js';\nexport type A = S;", 'lib/shared.d.ts': 'export type S = 1;',
        'browser/index.d.ts': "import { S } from './shared.js';\nexport type A = S;", 'browser/shared.d.ts': 'export type S = 2;',
        'commonjs/index.d.cts': "import { S } from './shared.cjs';\nexport type A = S;", 'commonjs/shared.d.cts': 'export type S = 1;',
      }),
    ).toEqual([['browser/shared.d.ts', 'lib/browser/shared'], ['lib/index.d.ts', 'lib'], ['lib/shared.d.ts', 'lib/lib/shared']]);
  });
});
