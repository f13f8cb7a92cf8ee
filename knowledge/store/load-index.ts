import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createExactIndex } from '../vectors/exact-index.ts';
import type { VectorBackend } from '../vectors/open-vector-backend.ts';
import type { VectorIndex } from '../vectors/vector-index.ts';
import type { Vectors } from '../vectors/vectors.ts';
import { databaseFile, graphFile, vectorsFile, verifyHeader, type Header } from './header.ts';
import { openPassageDatabase, type PassageDatabase } from './passage-database.ts';

export interface LoadedIndex {
  database: PassageDatabase;
  vectors: VectorIndex;
}

export type LoadResult = { kind: 'loaded'; index: LoadedIndex } | { kind: 'absent' } | { kind: 'unusable'; problem: string };

export interface LoadRequest {
  folder: string;
  expected: Pick<Header, 'libraryId' | 'hash' | 'embedder'>;
  backend: VectorBackend;
}

/** Opens a stored index after verifying it, or says why it cannot be used. */
export async function loadIndex({ folder, expected, backend }: LoadRequest): Promise<LoadResult> {
  const verified = await verifyHeader(folder, expected);
  if (verified.kind !== 'valid') return verified;
  const { header } = verified;
  if (backend.kind === 'hnsw' && header.files[graphFile] === undefined) {
    return { kind: 'unusable', problem: 'it was built without hnswlib-node, which is there now' };
  }
  try {
    const vectors = await readVectors(path.join(folder, vectorsFile), header);
    const index = backend.kind === 'hnsw'
      ? (await import('../vectors/hnsw-index.ts')).loadHnswIndex(backend.hnsw, path.join(folder, graphFile), vectors)
      : createExactIndex(vectors);
    const database = openPassageDatabase(path.join(folder, databaseFile));
    if (database.passages.length === header.count) return { kind: 'loaded', index: { database, vectors: index } };
    database[Symbol.dispose]();
    return { kind: 'unusable', problem: `it has ${String(database.passages.length)} passages and ${String(header.count)} vectors` };
  } catch (error) {
    return { kind: 'unusable', problem: error instanceof Error ? error.message : String(error) };
  }
}

async function readVectors(file: string, { dimension, count }: Header): Promise<Vectors> {
  const bytes = await readFile(file);
  // A copy: a file's buffer may begin at a place that floats cannot.
  return { data: new Float32Array(new Uint8Array(bytes).buffer), dimension, count };
}
