import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readCorpus } from './read-corpus.ts';
import { readQueries } from './read-queries.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'evaluation-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const options = { onProgress: () => undefined, signal: new AbortController().signal };
const docs = write('docs.jsonl', '\uFEFF{"id":"a","text":"apples"}\r\n\n{"id":7,"title":"Pears","text":"pears","source":"x"}\n');

it.each<[string, string, string]>([
  ['a line that is no JSON', '{"id":"a","text":"x"}\n{"id":"b"\n', 'docs.jsonl:2: no JSON'],
  ['a document without text', '{"id":"a"}\n', 'docs.jsonl:1: text: missing; expected string; expected {"id": "…", "text": "…"} and perhaps "title".'],
  ['a list instead of an object', '[1]\n', 'docs.jsonl:1: found a list'],
  ['an id that is taken', '{"id":"a","text":"x"}\n\n{"id":"a","text":"y"}\n', 'docs.jsonl:3: the id "a" is taken by '],
  ['no document', '\n', 'has no documents.'],
])('refuses docs with %s in one sentence with its place', async (_, text, said) => {
  const complaint = await readCorpus(write('broken-docs.jsonl', text), options).then(() => '', (error: unknown) => String(error));
  expect(complaint.replaceAll('broken-docs', 'docs')).toContain(said);
  expect(complaint.split('\n')).toHaveLength(1);
});

it.each<[string, string, string]>([
  ['a relevant that is neither ids nor grades', '{"id":"q","text":"x","relevant":"a"}\n', 'queries.jsonl:1: relevant: '],
  ['a negative grade', '{"id":"q","text":"x","relevant":{"a":-1}}\n', 'queries.jsonl:1: relevant.a: '],
  ['an id that is taken', '{"id":"q","text":"x","relevant":["a"]}\n{"id":"q","text":"y","relevant":["a"]}\n', 'queries.jsonl:2: the id "q" is taken by '],
  ['nothing relevant anywhere', '{"id":"q","text":"x","relevant":[]}\n', 'has no query with a relevant document.'],
  ['only ids that the docs do not have', '{"id":"q","text":"x","relevant":["z"]}\n', 'is in the docs, such as "z".'],
])('refuses queries with %s', async (_, text, said) => {
  await expect(readQueries(write('queries.jsonl', text), await readCorpus(docs, options))).rejects.toThrow(said);
});

it('reads ids and grades, and tells what is empty, unanswerable and missing', async () => {
  const file = write('good.jsonl', '{"id":1,"text":" ","relevant":["a","z"]}\n{"id":"two","text":"x","relevant":{"7":2,"a":0}}\n{"id":"three","text":"x","relevant":[]}\n');
  expect(await readQueries(file, await readCorpus(docs, options))).toEqual({
    queries: [
      { id: '1', text: ' ', byPage: true, relevant: new Map([['a', 1], ['z', 1]]) },
      { id: 'two', text: 'x', byPage: true, relevant: new Map([['7', 2]]) },
    ],
    empty: ['1'], unanswerable: ['three'], missing: [{ query: '1', id: 'z' }],
  });
});

it('takes pages of a folder, and passages by any of their lines', async () => {
  write('guide.md', '# Guide\n\nAbout it.\n\n## First\n\nOne.\n\nTwo.\n');
  const corpus = await readCorpus(folder, options);
  expect(corpus.entries.map(({ page }) => page)).toContain('guide.md');
  const [passage] = corpus.entries;
  expect(corpus.find('guide.md#L3')).toEqual({ id: passage?.id, page: 'guide.md' });
  const file = write('pages.jsonl', '{"id":"q","text":"x","relevant":["guide.md","guide.md#L3"]}\n{"id":"r","text":"x","relevant":["guide.md#L3"]}\n');
  const { queries } = await readQueries(file, corpus);
  expect(queries.map(({ byPage, relevant }) => [byPage, [...relevant.keys()]])).toEqual([[true, ['guide.md']], [false, [passage?.id]]]);
  expect((await readQueries(write('away.jsonl', '{"id":"q","text":"x","relevant":["guide.md","guide.md#L99","away.md"]}\n'), corpus)).missing.map(({ id }) => id)).toEqual(['guide.md#L99', 'away.md']);
});

it('reads a nested folder, text files too, and HTML only where there is nothing else', async () => {
  const nested = (name: string, files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name, file)), { recursive: true });
      write(path.join(name, file), text);
    }
    return readCorpus(path.join(folder, name), options);
  };
  const pages = { 'a/b/deep.md': '# Deep\n\nWalruses.\n', 'a/otters.txt': 'Otters.', 'site/whales.html': '<p>Whales.</p>', 'node_modules/x/README.md': 'Not docs.' };
  const mixed = await nested('mixed', pages);
  expect(mixed.entries.map(({ page }) => page)).toEqual(['a/otters.txt', 'a/b/deep.md']);
  expect(mixed.find('./a/otters.txt')).toEqual({ id: 'a/otters.txt', page: 'a/otters.txt' });
  expect((await nested('built', { 'site/whales.html': '<p>Whales.</p>' })).entries.map(({ page }) => page)).toEqual(['site/whales.html']);
});
