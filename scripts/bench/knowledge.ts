import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import { findPassages } from '../../knowledge/find-passages.ts';
import { searchText } from '../../knowledge/search-text.ts';
import { loadIndex, type LoadedIndex } from '../../knowledge/store/load-index.ts';
import { writeIndex } from '../../knowledge/store/write-index.ts';
import { searchExactly } from '../../knowledge/vectors/exact-index.ts';
import { openVectorBackend, type VectorBackend } from '../../knowledge/vectors/open-vector-backend.ts';
import type { VectorIndex } from '../../knowledge/vectors/vector-index.ts';
import { joinVectors, type Vectors } from '../../knowledge/vectors/vectors.ts';
import type { Bench, BenchTable } from './bench.ts';
import { makePassages, makeQuestions } from './make-passages.ts';
import { quantile } from './stopwatch.ts';

const embedder = createEmbedder('hashing', {});
const library = { libraryId: 'bench', hash: 'bench', embedder: embedder.id };
const questionCount = 200;

export const knowledgeBench: Bench = {
  title: 'docs indexed, opened and searched with the offline embedder; --passages takes another size than 10,000 and 100,000',
  async run({ passages, say }) {
    const backend = await openVectorBackend();
    const sizes = passages === undefined ? [10_000, 100_000] : [passages];
    const rows: { name: string; values: number[] }[][] = [];
    for (const size of sizes) rows.push(await benchSize(size, backend, say));
    const names = rows[0]?.map(({ name }) => name) ?? [];
    const table: BenchTable = {
      title: `${backend.kind} vectors`, columns: sizes.map((size) => `${size.toLocaleString('en')} passages`),
      rows: names.map((name, i) => ({ name, values: rows.map((each) => each[i]?.values[0] ?? Number.NaN) })),
    };
    return { tables: [table] };
  },
};

async function benchSize(size: number, backend: VectorBackend, say: (message: string) => void): Promise<{ name: string; values: number[] }[]> {
  const parent = await mkdtemp(path.join(tmpdir(), 'bench-knowledge-'));
  const folder = path.join(parent, 'bench-index');
  const signal = new AbortController().signal;
  try {
    const passages = makePassages(size);
    say(`  building ${String(size)} passages`);
    const build = await timed(() => writeIndex({ folder, ...library, docs: { documents: [], passages }, embedder, backend, signal }));
    say(`  built in ${(build.milliseconds / 1000).toFixed(1)} s`);
    const open = await timed(() => loadIndex({ folder, expected: library, backend }));
    if (open.value.kind !== 'loaded') throw new Error(open.value.kind === 'unusable' ? open.value.problem : 'The index is gone.');
    using database = open.value.index.database;
    const { rss, heapUsed } = process.memoryUsage();
    return [
      row('build, s', build.milliseconds / 1000),
      row('build, processor time, s', build.processor / 1000),
      row('open, ms', open.milliseconds),
      row('open, processor time, ms', open.processor),
      ...await timeQueries({ ...open.value.index, database }),
      ...await recallRows(open.value.index, size),
      row('resident memory, MB', rss / 2 ** 20),
      row('heap, MB', heapUsed / 2 ** 20),
    ];
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function timeQueries({ database: { passages, fullText }, vectors }: LoadedIndex): Promise<{ name: string; values: number[] }[]> {
  const indexes = { passages, tagBits: passages.map(() => 0), fullText, vectors, embedder };
  const questions = makeQuestions(questionCount);
  for (const text of questions.slice(0, 20)) await findPassages(indexes, { text, limit: 5 }); // until the compiler has seen it
  const times: number[] = [];
  const before = process.cpuUsage();
  for (const text of questions) times.push((await timed(() => findPassages(indexes, { text, limit: 5 }))).milliseconds);
  const { user, system } = process.cpuUsage(before);
  return [
    row('fused query, median, ms', quantile(times, 0.5)),
    row('fused query, 90 %, ms', quantile(times, 0.9)),
    row('fused query, processor time, ms', (user + system) / 1000 / questions.length),
  ];
}

/** Share of the ten nearest by exact search that the index finds too. */
async function recallRows({ vectors: index, database: { passages } }: LoadedIndex, size: number): Promise<{ name: string; values: number[] }[]> {
  const signal = new AbortController().signal;
  const texts = passages.map((passage) => {
    const { heading, body } = searchText(passage);
    return `${heading}\n${body}`;
  });
  const all = joinVectors(await embedder.embed(texts, signal));
  const queries = await embedder.embed(makeQuestions(size > 50_000 ? 50 : questionCount), signal);
  return [row('recall@10 against exact search', recallOf(index, all, queries))];
}

function recallOf(index: VectorIndex, all: Vectors, queries: Float32Array[]): number {
  const shares = queries.map((vector) => {
    const expected = new Set(searchExactly(all, { vector, limit: 10 }).map(({ ordinal }) => ordinal));
    return index.search({ vector, limit: 10 }).filter(({ ordinal }) => expected.has(ordinal)).length / 10;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function row(name: string, value: number): { name: string; values: number[] } {
  return { name, values: [value] };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number; processor: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: performance.now() - started, processor: (user + system) / 1000 };
}
