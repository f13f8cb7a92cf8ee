import { expect, test } from 'vitest';
import type { SeenPassage } from '../attempt.ts';
import { collectSnippets } from './collect-snippets.ts';

function passage(text: string, place = 0): SeenPassage {
  return { id: `README.md#L${String(place)}`, path: 'README.md', startLine: 1, endLine: 2, heading: ['Pads', 'Usage'], text, by: { kind: 'read' } };
}

test('blocks of the language come with what is written around them', () => {
  const snippets = collectSnippets([passage('Pads a text.\n\n```js\npad(1);\n```\n\n```sh\nnpm i pads\n```\n\nMore.')]);
  expect(snippets).toEqual([{ code: 'pad(1);', page: 'README.md', heading: ['Pads', 'Usage'], prose: 'Pads a text.\n\n\n\nMore.', isSignature: false, rank: 0 }]);
});

test('a fence in a list loses its indentation, and an unclosed one ends with the text', () => {
  const [listed, unclosed] = collectSnippets([passage('- so:\n  ```ts\n  pad(1,\n    2);\n  ```\n~~~\npad(3);')]);
  expect(listed?.code).toBe('pad(1,\n  2);');
  expect(unclosed?.code).toBe('pad(3);');
});

test('a longer fence holds a shorter one', () => {
  expect(collectSnippets([passage('````\npad(`\n```\n`);\n````')]).map(({ code }) => code)).toEqual(['pad(`\n```\n`);']);
});

test('a block that was seen before is not taken twice', () => {
  const text = '```js\npad(1);\n```';
  expect(collectSnippets([passage(text), passage(text, 1)])).toHaveLength(1);
});

test('calls in running text are snippets with their line as prose', () => {
  const snippets = collectSnippets([passage('* `padLeft(text, length?)`: pads at the left.')]);
  expect(snippets).toEqual([{ code: 'padLeft(text, length);', page: 'README.md', heading: ['Pads', 'Usage'], prose: '* `padLeft(text, length?)`: pads at the left.', isSignature: true, rank: 0 }]);
});

test('blocks that nobody would read through are left alone, and quickly', () => {
  const start = performance.now();
  const endless = `\`\`\`js\n${'pad(1);\n'.repeat(150_000)}\`\`\``;
  const many = '```js\npad(1);\n```\n'.repeat(20_000);
  const backticks = '`'.repeat(200_000);
  expect(collectSnippets([passage(endless), passage(backticks, 1)])).toEqual([]);
  expect(collectSnippets([passage(many.replace(/1/gu, () => '1'), 2)])).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});
