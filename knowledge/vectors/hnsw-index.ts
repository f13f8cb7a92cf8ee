import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { checkQuery, searchExactly, similarityTo } from './exact-index.ts';
import { createSparseSearch } from './sparse-search.ts';
import { byNearness, type VectorIndex, type VectorQuery } from './vector-index.ts';
import { vectorAt, type Vectors } from './vectors.ts';

/**
 * The class of `hnswlib-node` as far as it is used. Written out here, as the package is optional: where it
 * could not be compiled its declarations are missing too, and this must compile all the same.
 */
export type Hnsw = new (space: 'cosine', dimension: number) => HnswGraph;

interface HnswGraph {
  initIndex(capacity: number, linksPerNode?: number, efConstruction?: number, seed?: number): void;
  addPoint(point: number[], label: number): void;
  writeIndexSync(file: string): void;
  readIndexSync(file: string): void;
  getCurrentCount(): number;
  setEf(ef: number): void;
  searchKnn(query: number[], limit: number, filter?: (label: number) => boolean): { distances: number[]; neighbors: number[] };
}

/** Malkov and Yashunin, 2018, "Efficient and robust approximate nearest neighbor search using hierarchical navigable small world graphs". */
const linksPerNode = 16;
const efConstruction = 200;
const leastEf = 200;
/** Levels are drawn from a generator with this seed: the same vectors give the same index. */
const seed = 100;
/** So few are compared one by one; and a filter that leaves no more than this share makes a walk of the graph miss some. */
const fewAllowed = 2_000;
const smallShare = 0.05;

export interface BuildRequest {
  hnsw: Hnsw;
  vectors: Vectors;
  file: string;
  signal: AbortSignal;
}

/** Builds an index and writes it to a file. */
export async function writeHnswIndex({ hnsw, vectors, file, signal }: BuildRequest): Promise<void> {
  const index = new hnsw('cosine', vectors.dimension);
  index.initIndex(Math.max(1, vectors.count), linksPerNode, efConstruction, seed);
  for (let i = 0; i < vectors.count; i += 1) {
    if (i % 256 === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    index.addPoint(Array.from(vectorAt(vectors, i)), i);
  }
  index.writeIndexSync(file);
  // The native module says nothing when it cannot write.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) throw new Error(`The vector index could not be written to ${file}.`);
}

/** Loads an index whose header and checksum were verified before: the native module takes any file. */
export function loadHnswIndex(hnsw: Hnsw, file: string, vectors: Vectors): VectorIndex {
  const index = new hnsw('cosine', vectors.dimension);
  index.readIndexSync(file);
  if (index.getCurrentCount() !== vectors.count) {
    throw new Error(`The vector index has ${String(index.getCurrentCount())} vectors, expected ${String(vectors.count)}.`);
  }
  const searchSparsely = createSparseSearch(vectors);
  return { search: (query) => searchSparsely(query) ?? searchGraph(index, vectors, query) };
}

function searchGraph(index: HnswGraph, vectors: Vectors, query: VectorQuery): ReturnType<VectorIndex['search']> {
  const { vector, allowed } = query;
  checkQuery(vectors, vector);
  const candidates = allowed?.count ?? vectors.count;
  const limit = Math.min(query.limit, candidates);
  if (limit < 1) return [];
  if (candidates <= fewAllowed || (allowed !== undefined && candidates < vectors.count * smallShare)) return searchExactly(vectors, query);
  index.setEf(Math.max(leastEf, limit * 2));
  const { neighbors } = index.searchKnn(Array.from(vector), limit, allowed === undefined ? undefined : (label) => allowed.has(label));
  if (neighbors.length < limit) return searchExactly(vectors, query);
  return neighbors.map((ordinal) => ({ ordinal, similarity: similarityTo(vectors, ordinal, vector) })).sort(byNearness);
}
