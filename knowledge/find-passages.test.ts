import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder } from './embedders/create-embedder.ts';
import { findPassages } from './find-passages.ts';
import { temporaryLibrary, type TemporaryLibrary } from './fixtures/temporary-library.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { openKnowledgeBase } from './open-knowledge-base.ts';
import type { Passage } from './passage.ts';
import { openPassageDatabase } from './store/passage-database.ts';

/** What a developer would ask, and words of the passage that answers it. */
const questions: [string, string][] = [
  ['how many jobs run at the same time', '`concurrency` is how many jobs run'],
  ['try again when a job fails', 'A queue does not try again by itself'],
  ['exponential backoff', '`attempts` counts the first one'],
  ['retry_if', '`retryIf: (error)'],
  ['more important jobs first', 'higher `priority` are taken first'],
  ['waiting jobs never run', 'With a steady stream'],
  ['time out', '`timeoutMs` rejects'],
  ['cancel a running job', 'Pass the `signal` of an `AbortController`'],
  ['abortController', 'Pass the `signal` of an `AbortController`'],
  ['calls per second', 'bound how many jobs are begun'],
  ['intervalCap', 'bound how many jobs are begun'],
  ['event listener for failures', 'A queue is an event emitter'],
  ['progress of a job', 'Jobs may call `report(fraction)`'],
  ['persist jobs on disk', 'Jobs live in memory'],
  ['file store', 'Jobs live in memory'],
  ['wait until everything is finished', 'resolves when the last job has finished'],
  ['on idle', 'resolves when the last job has finished'],
  ['stop taking jobs for a while', '`pause()` lets running jobs finish'],
  ['drop waiting jobs', 'Drops every job that has not begun'],
  ['prioritised jobs', 'higher `priority` are taken first'],
  ['cancelation', 'Pass the `signal` of an `AbortController`'],
  ['rate limiter', 'bound how many jobs are begun'],
  ['install', 'npm install conveyor'],
];

describe('search', () => {
  let written: TemporaryLibrary;
  let knowledge: KnowledgeBase;

  beforeAll(async () => {
    written = temporaryLibrary({ files: {}, docs: [{ path: path.join(import.meta.dirname, 'fixtures/find-passages/docs') }] });
    knowledge = await openKnowledgeBase({ ...written, embedder: 'hashing', symbols: false, onProgress: () => undefined, signal: new AbortController().signal });
  });

  afterAll(() => {
    knowledge[Symbol.dispose]();
    written[Symbol.dispose]();
  });

  it('is no worse than full text alone, and finds most answers among the first three', async () => {
    using database = openPassageDatabase(path.join(written.home, 'knowledge', `lib-${knowledge.hash.slice(0, 12)}`, 'passages.db'));
    const fused = await Promise.all(questions.map(async ([text, answer]) => reciprocalRank((await knowledge.search({ text, limit: 20 })).map(({ passage }) => passage), answer)));
    const fullText = questions.map(([text, answer]) => reciprocalRank(database.fullText.search({ text, limit: 20 }).map((ordinal) => knowledge.passages[ordinal]), answer));
    expect(mean(fused)).toBeGreaterThanOrEqual(mean(fullText));
    expect(mean(fused)).toBeGreaterThan(0.8);
    expect(fused.filter((rank) => rank >= 1 / 3).length).toBeGreaterThanOrEqual(questions.length - 2);
  });

  it('gives the same results in the same order every time', async () => {
    const once = await knowledge.search({ text: 'run jobs', limit: 10 });
    expect(await knowledge.search({ text: 'run jobs', limit: 10 })).toEqual(once);
    expect(once.map(({ score }) => score)).toEqual(once.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('keeps to the limit and to the tags', async () => {
    expect(await knowledge.search({ text: 'jobs', limit: 2 })).toHaveLength(2);
    const hits = await knowledge.search({ text: 'jobs', limit: 50, tags: ['quick-start'] });
    expect(hits.length).toBeGreaterThan(3);
    for (const { passage } of hits) expect(passage.path).toBe('README.md');
    expect(await knowledge.search({ text: 'jobs', limit: 5, tags: [] })).toEqual([]);
  });

  it('finds nothing where nothing fits', async () => {
    for (const text of ['', '   ', '🙂', '"', 'qwxzv', 'butterflies migrate southwards']) expect(await knowledge.search({ text, limit: 5 }), text).toEqual([]);
    expect(await knowledge.search({ text: 'jobs', limit: 0 })).toEqual([]);
  });
});

it('puts prose before a declaration that fits alike', async () => {
  using written = temporaryLibrary({
    docs: [{ npm: 'lib' }],
    files: { 'node_modules/lib/index.d.ts': 'export function density(graph: Graph): number;\n', 'node_modules/lib/README.md': '# lib\n\nThe density of a graph: `density(graph)`.\n' },
  });
  using knowledge = await openKnowledgeBase({ ...written, embedder: 'hashing', symbols: false, onProgress: () => undefined, signal: new AbortController().signal });
  expect((await knowledge.search({ text: 'density of a graph', limit: 2 })).map(({ passage }) => passage.path)).toEqual(['lib/README.md', 'lib/index.d.ts']);
});

it('never asks an embedder for a query without words', async () => {
  const embedder = { ...createEmbedder('hashing', {}), embed: () => Promise.reject(new Error('asked')) };
  const nothing = { passages: [], tagBits: [], fullText: { search: () => [], searchSymbols: () => [] }, vectors: { search: () => [] } };
  await expect(findPassages({ ...nothing, embedder }, { text: ' ', limit: 3 })).resolves.toEqual([]);
  await expect(findPassages({ ...nothing, embedder }, { text: 'a', limit: 3 })).rejects.toThrow('asked');
});

function reciprocalRank(found: (Passage | undefined)[], answer: string): number {
  const rank = found.findIndex((passage) => passage?.text.includes(answer));
  return rank === -1 ? 0 : 1 / (rank + 1);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
