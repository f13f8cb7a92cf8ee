import fc from 'fast-check';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { readFullText, writeFullText, type FullTextIndex } from './full-text-index.ts';

/** Written into a database and read again, as a stored index is. */
function index(texts: { heading?: string; body?: string; tagBits?: number }[]): FullTextIndex {
  const database = new Database(':memory:');
  try {
    writeFullText(database, texts.map(({ heading = '', body = '' }) => ({ heading, body })));
    return readFullText(database, texts.map(({ tagBits = 1 }) => tagBits));
  } finally {
    database.close();
  }
}

const graph = index([
  { heading: 'topologicalSort', body: 'Gives the nodes of a DAG in order.' },
  { heading: 'Pagerank', body: 'Computes the pagerank of each node.' },
  { heading: 'Installation', body: 'npm install graph' },
]);

it.each(['topologicalSort', 'topological_sort', 'topological sort', 'TopologicalSorting', 'sorted topologically', 'dag.topologicalSort()'])('finds one name however it is written: %s', (text) => {
  expect(graph.search({ text, limit: 1 })).toEqual([0]);
});

it('joins the words of a query where the docs write one', () => {
  expect(graph.search({ text: 'page rank', limit: 3 })).toEqual([1]);
});

it('gives a word in a heading more weight, and ties in reading order', () => {
  const same = index([{ heading: 'other', body: 'density of things' }, { heading: 'density', body: 'other of things' }, { heading: 'density', body: 'other of things' }]);
  expect(same.search({ text: 'density', limit: 3 })).toEqual([1, 2, 0]);
});

it.each(['parse', '`parse`', 'parse(input, options?)', '.parse()', '#.parse', 'Paper.parse', 'Paper#parse(input)', 'read, parse'])('finds the heading %s under its page for a member that is named with its owner', (heading) => {
  const pages = index([
    { heading: 'Paper\nFiles', body: 'To parse a file call Paper.parse(file), and Paper.parse(file, options) to parse with options. Paper.parse can parse anything.' },
    { heading: 'Paper\nHow to parse streams', body: 'Paper.parse and then Paper.parse again.' },
    { heading: `Paper\n${heading}`, body: 'Takes a text apart, line by line, and hands out what stands in each of its columns, as a list or by the names of the header.' },
    { heading: 'Pencil\nparse', body: 'Draws what it reads, which is something else.' },
  ]);
  for (const text of ['Paper.parse', 'paper.parse()', 'new Paper().parse', 'what Paper#parse gives']) expect(pages.search({ text, limit: 1 }), text).toEqual([2]);
});

it('keeps to the tags', () => {
  const tagged = index([{ body: 'sort', tagBits: 1 }, { body: 'sort', tagBits: 2 }, { body: 'sort', tagBits: 3 }]);
  expect(tagged.search({ text: 'sort', limit: 3, tagBits: 2 })).toEqual([1, 2]);
  expect(tagged.search({ text: 'sort', limit: 3, tagBits: 4 })).toEqual([]);
});

it.each(['', '   ', '""', '"', '*', '🙂', "'; DROP TABLE words; --", 'NEAR(', ')(', '-', '^', ':', '\0', '\uD800'])('finds nothing, and fails at nothing, for %j', (text) => {
  expect(graph.search({ text, limit: 3 })).toEqual([]);
});

it.each(['AND', 'OR', 'NOT', 'sort AND', 'sort NOT node', 'heading : sort', 'sort*', '"sort', "it's sort", 'sort NEAR/2 nodes', 'body:sort'])('takes the query language for words: %s', (text) => {
  expect(() => graph.search({ text, limit: 3 })).not.toThrow();
});

it('takes any text, also a very long one', () => {
  const token = fc.constantFrom('AND', 'OR', 'NOT', 'NEAR', '"', "'", '*', '(', ')', '^', ':', '{', '}', '+', '-', 'sort', 'node', '\0', '🙂', '\uD83D', 'ß', '日本', 'ａ', '⁠', 'İ', '़');
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' ')), fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')));
  fc.assert(
    fc.property(text, (query) => {
      for (const ordinal of graph.search({ text: query, limit: 3 })) expect(ordinal).toBeLessThan(3);
    }),
    { numRuns: 600, seed: 2 },
  );
  const long = Array.from({ length: 20_000 }, (_, i) => `word${String(i)}`).join(' ');
  expect(graph.search({ text: `sort ${long}`, limit: 3 })).toEqual([0]);
  expect(graph.search({ text: 'x'.repeat(10_000), limit: 3 })).toEqual([]);
});
