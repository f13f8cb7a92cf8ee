import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../embedders/embedder.ts';
import type { Passage } from '../passage.ts';
import { searchText } from '../search-text.ts';
import type { SplitDocs } from '../split/split-pages.ts';
import type { VectorBackend } from '../vectors/open-vector-backend.ts';
import { joinVectors, type Vectors } from '../vectors/vectors.ts';
import { readFormerVectors } from './former-vectors.ts';
import { databaseFile, graphFile, vectorsFile, writeHeader } from './header.ts';
import { writePassageDatabase } from './passage-database.ts';

export interface WriteRequest {
  /** The index's final place. */
  folder: string;
  libraryId: string;
  hash: string;
  docs: SplitDocs;
  embedder: Embedder;
  backend: VectorBackend;
  signal: AbortSignal;
}

/** Builds an index beside its place and moves it there whole. Where another process was quicker, its index stays. */
export async function writeIndex({ folder, libraryId, hash, docs, embedder, backend, signal }: WriteRequest): Promise<void> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const building = await mkdtemp(path.join(parent, buildingPrefix));
  try {
    const former = await readFormerVectors({ parent, libraryId, embedder: embedder.id, textOf });
    const vectors = await embedPassages(docs, { embedder, former, signal });
    writePassageDatabase(path.join(building, databaseFile), docs);
    await writeFile(path.join(building, vectorsFile), toBytes(vectors));
    if (backend.kind === 'hnsw') {
      const { writeHnswIndex } = await import('../vectors/hnsw-index.ts');
      await writeHnswIndex({ hnsw: backend.hnsw, vectors, file: path.join(building, graphFile), signal });
    }
    await writeHeader(building, { libraryId, hash, embedder: embedder.id, dimension: vectors.dimension, count: vectors.count }, backend.kind === 'hnsw');
    signal.throwIfAborted();
    await moveInto(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Moves an unusable index out of the way of the next one; readers that have it open keep their files. */
export async function discardIndex(folder: string): Promise<void> {
  const aside = await mkdtemp(path.join(path.dirname(folder), buildingPrefix));
  await rename(folder, path.join(aside, 'discarded')).catch(ignoreMissing); // another process may have done it
  await rm(aside, { recursive: true, force: true });
}

const buildingPrefix = '.building-';
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Folders that a killed process left. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(buildingPrefix)) continue;
    const folder = path.join(parent, name);
    const changed = (await stat(folder).catch(() => undefined))?.mtimeMs ?? Infinity;
    if (Date.now() - changed > abandonedAfterMs) await rm(folder, { recursive: true, force: true });
  }
}

/** Texts that the former index had keep their vectors: only what changed is embedded, which an endpoint is paid for. */
async function embedPassages({ passages }: SplitDocs, { embedder, former, signal }: { embedder: Embedder; former: Map<string, Float32Array>; signal: AbortSignal }): Promise<Vectors> {
  const texts = passages.map(textOf);
  const fresh = [...new Set(texts.filter((text) => !former.has(text)))];
  const embedded = fresh.length === 0 ? [] : await embedder.embed(fresh, signal);
  const [before] = former.values();
  // Behind the same name there is another model now.
  if (before !== undefined && embedded[0] !== undefined && before.length !== embedded[0].length) return embedPassages({ passages, documents: [] }, { embedder, former: new Map(), signal });
  const known = new Map([...former, ...fresh.flatMap((text, i): [string, Float32Array][] => (embedded[i] === undefined ? [] : [[text, embedded[i]]]))]);
  const vectors = joinVectors(texts.flatMap((text) => known.get(text) ?? []));
  if (vectors.count !== passages.length) throw new Error(`The embedder "${embedder.id}" gave ${String(vectors.count)} vectors for ${String(passages.length)} passages.`);
  return vectors;
}

function textOf(passage: Passage): string {
  const { heading, body } = searchText(passage);
  return `${heading}\n${body}`;
}

function toBytes({ data }: Vectors): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

async function moveInto(building: string, folder: string): Promise<void> {
  try {
    await rename(building, folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
