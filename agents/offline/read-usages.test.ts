import ts from 'typescript';
import { expect, test } from 'vitest';
import type { Scope } from './cut-usage.ts';
import { parseSnippets } from './name-table.ts';
import { readUsages } from './read-usages.ts';
import type { Part, Snippet, Usage } from './snippet.ts';

const nothing: Scope = { given: new Set(), built: new Set(), declared: new Set() };

function snippet(code: string, more: Partial<Snippet> = {}): Snippet {
  return { code, page: 'README.md', heading: [], prose: '', isSignature: false, rank: 0, ...more };
}

function usagesOf(snippets: Snippet[], scope: Scope = nothing): Usage[] {
  return parseSnippets(ts, { snippets, packages: ['text-pads'] }).flatMap((parsed) => readUsages(ts, { parsed, scope }));
}

/** `‹x›` a value that must be filled, `«1»` one that may be, `@pad` an import. */
function show(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'import') return `@${part.bindings.map(({ imported, module }) => `${imported}<${module}`).join('|')}`;
    return part.needed ? `‹${part.text}›` : `«${part.text}»`;
  }).join('');
}

function shown(usages: Usage[]): string[] {
  return usages.map(({ prelude, result }) => [...prelude, result].map(show).join(' ; '));
}

test('literals may be replaced, undeclared names must be', () => {
  expect(shown(usagesOf([snippet("import { pad } from 'text-pads';\npad(text, 3, 'x');")]))).toEqual(["@pad<text-pads(‹text›, «3», «'x'»)"]);
});

test('require, dynamic import and a module called at once are imports too', () => {
  const usages = usagesOf([
    snippet("const { left: padLeft } = require('text-pads');\npadLeft(1);"),
    snippet("const pads = await import('text-pads');\npads.right(1);"),
    snippet("var out = require('text-pads')(process.argv.slice(2));"),
  ]);
  expect(shown(usages)).toEqual(['@left<text-pads(«1»)', '@default<text-pads.right(«1»)', '@default<text-pads(«process.argv.slice(2)»)']);
});

test('an import that a page shows once holds for its other blocks', () => {
  const usages = usagesOf([snippet("const pads = require('text-pads');"), snippet('pads.left(1)')]);
  expect(shown(usages)).toEqual(['@default<text-pads.left(«1»)']);
});

test('a name that nothing brings in is guessed from the package, and called names from its exports', () => {
  const [asPackage, asExport] = usagesOf([snippet('textPads.left(1)'), snippet('left(1)')]);
  expect(shown([asPackage, asExport].filter((usage) => usage !== undefined))).toEqual(['@default<text-pads.left(«1»)', '@left<text-pads(«1»)']);
});

test('what a call is made on comes along, with what was done to it before', () => {
  const code = "import { Padder } from 'text-pads';\nconst size = 3;\nconst padder = new Padder(size);\npadder.use('x');\nconst out = padder.pad('a');\npadder.use('later');";
  expect(shown(usagesOf([snippet(code)]))[1]).toBe("const padder = new @Padder<text-pads(«3»); ; padder.use(«'x'»); ; padder.pad(«'a'»)");
});

test('a value that the starter has is not built again', () => {
  const code = "import { Padder, pad } from 'text-pads';\nconst padder = new Padder();\npad(padder, 1);";
  expect(shown(usagesOf([snippet(code)], { given: new Set(['padder']), built: new Set(['padder']), declared: new Set() }))).toEqual(['@pad<text-pads(‹padder›, «1»)']);
});

test('options are read as values of their keys, as one value, and left away', () => {
  const usages = usagesOf([snippet("import pad from 'text-pads';\npad('a', {size: 3});")]);
  expect(shown(usages)).toEqual(["@default<text-pads(«'a'», {size: «3»})", "@default<text-pads(«'a'», «{size: 3}»)", "@default<text-pads(«'a'»)"]);
  expect(usages[0]?.result.flatMap((part) => (typeof part !== 'string' && part.kind === 'hole' ? [[part.name, part.role]] : []))).toEqual([[null, 'argument'], ['size', 'option']]);
});

test('a signature may lose its last arguments', () => {
  expect(shown(usagesOf([snippet('pad(text, size, options);', { isSignature: true })]))).toEqual([
    '@pad<text-pads(‹text›, ‹size›, ‹options›)', '@pad<text-pads(‹text›)', '@pad<text-pads(‹text›, ‹size›)',
  ]);
});

test('a method of what the starter built is the library\'s, one of its plain inputs is not', () => {
  const scope: Scope = { given: new Set(['padder', 'text']), built: new Set(['padder']), declared: new Set() };
  expect(shown(usagesOf([snippet("padder.pad('a');\ntext.trim();")], scope))).toEqual(["‹padder›.pad(«'a'»)"]);
});

test('a short form in options is written out', () => {
  expect(shown(usagesOf([snippet("import pad from 'text-pads';\npad(text, {size});")]))[0]).toBe('@default<text-pads(‹text›, {size: ‹size›})');
});

test('callbacks keep their own names', () => {
  expect(shown(usagesOf([snippet("import { each } from 'text-pads';\neach(texts, (text, i) => text + i);")]))[0]).toBe('@each<text-pads(‹texts›, (text, i) => text + i)');
});

test('printing and asserting show what is inside', () => {
  const code = "import pad from 'text-pads';\nconsole.log(pad(1)); // => ' 1'\nassert.equal(pad(2), ' 2');";
  const usages = usagesOf([snippet(code)]);
  expect(shown(usages)).toEqual(['@default<text-pads(«1»)', '@default<text-pads(«2»)']);
  expect(usages.map(({ output, valued }) => [output.kind, valued])).toEqual([['string', true], ['unknown', true]]);
});

test('comments and names around a call are kept as what it is about', () => {
  const [usage] = usagesOf([snippet("import pad from 'text-pads';\n// Pads at the left\nconst padded = pad.left(1);\n>>> '  1'")]);
  expect(usage).toMatchObject({ callee: 'pad.left', assignedTo: 'padded', comment: '// Pads at the left', output: { kind: 'string' }, valued: true });
});

test('a call for its effect alone is told apart', () => {
  expect(usagesOf([snippet("import pad from 'text-pads';\npad.install();")])[0]?.valued).toBe(false);
});

test("other people's code is no usage", () => {
  expect(usagesOf([snippet("import pad from './pad.js';\nMath.max(1);\nother.pad(1);")])).toEqual([]);
});

test('code that no parser can take is passed over', () => {
  expect(usagesOf([snippet('('.repeat(19_000)), snippet('}{ import } pad(;'), snippet('a.b(c'.repeat(3000)), snippet(`import pad from 'text-pads';\npad(1)${'.pad(1)'.repeat(2500)}`)]).length).toBeLessThan(200);
});
