import { expect, test } from 'vitest';
import { withoutPart } from './docs-part.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { Passage } from './passage.ts';

function passage(path: string, heading: string[]): Passage {
  return { id: `${path}#${heading.join()}`, path, startLine: 1, endLine: 2, heading, kind: 'prose', tags: [], text: 'Words.', code: [] };
}

const passages = [passage('a.md', ['A', 'One']), passage('a.md', ['A', 'One', 'Deep']), passage('a.md', ['A', 'Two']), passage('b.md', ['B'])];
/** Finds everything, in reading order. */
const knowledge: KnowledgeBase = {
  libraryId: 'lib', hash: '', embedder: '', vectors: { kind: 'hnsw' }, passages,
  documents: ['a.md', 'b.md'].map((path) => ({ path, title: path, format: 'markdown', tags: [], text: '' })),
  search: ({ limit }) => Promise.resolve(passages.slice(0, limit).map((each) => ({ passage: each, score: 1 }))),
  [Symbol.dispose]: () => { throw new Error('The whole is still open.'); },
};

test.each([
  ['a.md', ['b.md#B'], ['b.md']],
  ['a.md#A > One', ['a.md#A,Two', 'b.md#B'], ['a.md', 'b.md']],
  ['nothing.md', passages.map(({ id }) => id), ['a.md', 'b.md']],
])('without %s searches bring what is left, as many as before', async (part, left, pages) => {
  using less = withoutPart(knowledge, part);
  expect(less.passages.map(({ id }) => id)).toEqual(left);
  expect(less.documents.map(({ path }) => path)).toEqual(pages);
  expect((await less.search({ text: 'x', limit: 2 })).map(({ passage: { id } }) => id)).toEqual(left.slice(0, 2));
});
