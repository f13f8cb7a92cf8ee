import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import { findPassages } from '../../knowledge/find-passages.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { searchText } from '../../knowledge/search-text.ts';
import { loadIndex, type LoadedIndex } from '../../knowledge/store/load-index.ts';
import { writeIndex } from '../../knowledge/store/write-index.ts';
import { searchExactly } from '../../knowledge/vectors/exact-index.ts';
import { loadHnswIndex, writeHnswIndex, type Hnsw } from '../../knowledge/vectors/hnsw-index.ts';
import { backendFor, openVectorBackend } from '../../knowledge/vectors/open-vector-backend.ts';
import type { VectorIndex } from '../../knowledge/vectors/vector-index.ts';
import { joinVectors, vectorAt, type Vectors } from '../../knowledge/vectors/vectors.ts';
import type { Bench, BenchTable } from './bench.ts';
import { makePassages, makeQuestions } from './make-passages.ts';
import { makeVectors } from './make-vectors.ts';
import { quantile } from './stopwatch.ts';

const embedder = createEmbedder('hashing', {});
const library = { libraryId: 'bench', hash: 'bench', embedder: embedder.id };
const questionCount = 200;

type Row = BenchTable['rows'][number];

export const knowledgeBench: Bench = {
  title: 'docs indexed, opened and searched with the offline embedder; --passages takes another size than 10,000 and 100,000',
  async run({ passages, say }) {
    const sizes = passages === undefined ? [10_000, 100_000] : [passages];
    const docs = await measureSizes(sizes, (size) => benchDocs(size, say));
    const tables = [tableOf(`docs, embedder ${embedder.id}`, sizes, 'passages', docs)];
    const native = await openVectorBackend();
    if (native.kind === 'hnsw') tables.push(tableOf('HNSW, dense vectors', sizes, 'vectors', await measureSizes(sizes, (size) => benchGraph(size, native.hnsw, say))));
    else say(`  no HNSW: ${native.reason}`);
    return { tables };
  },
};

async function measureSizes(sizes: readonly number[], measure: (size: number) => Promise<Row[]>): Promise<Row[][]> {
  const rows: Row[][] = [];
  for (const size of sizes) rows.push(await measure(size));
  return rows;
}

function tableOf(title: string, sizes: readonly number[], unit: string, measured: Row[][]): BenchTable {
  const names = measured[0]?.map(({ name }) => name) ?? [];
  return {
    title, columns: sizes.map((size) => `${size.toLocaleString('en')} ${unit}`),
    rows: names.map((name, i) => ({ name, values: measured.map((each) => each[i]?.values[0] ?? Number.NaN) })),
  };
}

async function benchDocs(size: number, say: (message: string) => void): Promise<Row[]> {
  const backend = await backendFor(embedder);
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
      row('vector search, recall@10 against exact search', recallOf(open.value.index.vectors, await embedAll(passages), await embedder.embed(makeQuestions(questionsFor(size)), signal))),
      row('resident memory, MB', rss / 2 ** 20),
      row('heap, MB', heapUsed / 2 ** 20),
    ];
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function timeQueries({ database: { passages, fullText }, vectors }: LoadedIndex): Promise<Row[]> {
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

async function embedAll(passages: Passage[]): Promise<Vectors> {
  const texts = passages.map((passage) => {
    const { heading, body } = searchText(passage);
    return `${heading}\n${body}`;
  });
  return joinVectors(await embedder.embed(texts, new AbortController().signal));
}

/** Exact search takes its time on the largest sets. */
function questionsFor(size: number): number {
  return size > 50_000 ? 50 : questionCount;
}

/** The graph that serves embedders of meaning, whose vectors are dense and lie in clusters. */
async function benchGraph(size: number, hnsw: Hnsw, say: (message: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-graph-'));
  const file = path.join(folder, 'graph');
  try {
    const stored = makeVectors(size, 'stored');
    say(`  building a graph of ${String(size)} vectors`);
    const build = await timed(() => writeHnswIndex({ hnsw, vectors: stored, file, signal: new AbortController().signal }));
    const index = loadHnswIndex(hnsw, file, stored);
    const asked = makeVectors(questionsFor(size), 'asked');
    const queries = Array.from({ length: asked.count }, (_, i) => vectorAt(asked, i));
    const times: number[] = [];
    for (const vector of queries) times.push((await timed(() => Promise.resolve(index.search({ vector, limit: 10 })))).milliseconds);
    return [
      row('build, s', build.milliseconds / 1000),
      row('query, median, ms', quantile(times, 0.5)),
      row('recall@10 against exact search', recallOf(index, stored, queries)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recallOf(index: VectorIndex, all: Vectors, queries: Float32Array[]): number {
  const shares = queries.map((vector) => {
    const expected = new Set(searchExactly(all, { vector, limit: 10 }).map(({ ordinal }) => ordinal));
    return index.search({ vector, limit: 10 }).filter(({ ordinal }) => expected.has(ordinal)).length / 10;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function row(name: string, value: number): Row {
  return { name, values: [value] };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number; processor: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: performance.now() - started, processor: (user + system) / 1000 };
}
