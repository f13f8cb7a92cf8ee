import { expect, test } from 'vitest';
import type { ApiSymbol } from '../knowledge/inventory.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { CheckedSnippet } from './docs-check/snippet.ts';
import { countCoverage, docsCoverage } from './docs-coverage.ts';

function symbol(id: string, kind: ApiSymbol['kind'], changes: Partial<ApiSymbol> = {}): ApiSymbol {
  return { id, name: id.slice(id.lastIndexOf('.') + 1), module: 'kettle', exportedAs: kind === 'method' ? null : 'named', kind, signatures: [`${id}(): void`], documentation: '', deprecated: null, optionKeys: [], ...changes };
}

function passage(text: string, startLine: number, path = 'README.md'): Passage {
  return { id: `${path}#L${String(startLine)}`, path, startLine, endLine: startLine + 1, heading: ['Kettle'], kind: 'prose', tags: [], text, code: [] };
}

function snippet(line: number, symbols: string[], changes: { origin?: 'page' | 'comment'; isOfDeprecated?: boolean; verdict?: CheckedSnippet['verdict'] } = {}): CheckedSnippet {
  const { origin = 'page', isOfDeprecated = false, verdict = 'ok' } = changes;
  return { snippet: { path: 'README.md', line, lines: [line], language: 'js', code: '', heading: [], before: '', origin, isOfDeprecated, raw: [], above: [] }, verdict, findings: [], run: { kind: 'ran' }, joined: [], symbols };
}

const symbols = [
  symbol('kettle.Kettle', 'class'),
  symbol('kettle.Kettle.boil', 'method'),
  symbol('kettle.Kettle.heatUp', 'method', { deprecated: 'Use boil.' }),
  symbol('kettle.Kettle.on', 'method', { ofNode: true }),
  symbol('kettle.Kettle.rinse', 'method'),
  symbol('kettle.sieve', 'function'),
  symbol('kettle.toCups', 'function', { documentation: 'Counts.' }),
  symbol('kettle/esm.sieve', 'function', { module: 'kettle/esm', signatures: ['kettle.sieve(): void'] }),
];
const inventory = { libraryId: 'kettle', symbols };
const coverage = docsCoverage({
  inventory,
  passages: [
    passage('A kettle needs water. A sieve keeps leaves out.', 3), passage('A `Kettle` can `boil` water.', 9), passage('```d.ts\nrinse(): void;\n```', 1, 'index.d.ts'),
  ],
  snippets: [
    snippet(20, ['kettle.Kettle', 'kettle.Kettle.heatUp']), snippet(30, ['kettle.Kettle.heatUp'], { origin: 'comment', isOfDeprecated: true }), snippet(40, ['kettle.Kettle.rinse'], { verdict: 'skipped' }),
  ],
});

test('a symbol is shown by a page, told by a comment or an example, only mentioned, or absent; what Node declares and copies are no gaps', () => {
  expect(coverage.map(({ id, state, page, example }) => [id, state, page?.line ?? null, example?.line ?? null])).toEqual([
    ['kettle.Kettle', 'documented', 3, 20],
    ['kettle.Kettle.boil', 'documented', 9, null],
    ['kettle.Kettle.heatUp', 'documented', null, 20],
    ['kettle.Kettle.rinse', 'absent', null, null],
    ['kettle.sieve', 'mentioned', 3, null],
    ['kettle.toCups', 'documented', null, null],
  ]);
});

test('what is deprecated is taught by pages, not by its own comment', () => {
  expect(coverage.flatMap(({ id, taught }) => taught.map(({ line }) => `${id} ${String(line)}`))).toEqual(['kettle.Kettle.heatUp 20']);
});

test('sorts are counted apart', () => {
  expect(countCoverage(coverage)).toEqual([
    { group: 'functions and classes', all: 3, documented: 2, mentioned: 1, absent: 0, withExample: 1 },
    { group: 'members', all: 3, documented: 2, mentioned: 0, absent: 1, withExample: 1 },
  ]);
});

test('without the compiler the words of code blocks tell what examples use, in pages alone', () => {
  const block = (code: string, line: number) => ({ ...passage(`Kettle\n\`\`\`js\n${code}\n\`\`\``, line - 2), code: [{ language: 'js', code, line }] });
  const told = docsCoverage({ inventory, passages: [block('kettle.boil(); // rinse() comes later', 22), block('sieve(leaves);', 32), { ...block('rinse(): void;', 42), text: '```d.ts\nrinse(): void;\n```' }], snippets: null });
  expect(told.flatMap(({ id, example }) => (example === null ? [] : [`${id} ${String(example.line)}`]))).toEqual(['kettle.Kettle.boil 22', 'kettle.sieve 32']);
});
