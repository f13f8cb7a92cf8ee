import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../embedders/embedder.ts';
import { createExactIndex, searchExactly } from './exact-index.ts';
import { loadHnswIndex, writeHnswIndex, type Hnsw } from './hnsw-index.ts';
import { createSparseSearch } from './sparse-search.ts';
import { openVectorBackend } from './open-vector-backend.ts';
import type { VectorIndex } from './vector-index.ts';
import { joinVectors, vectorAt, type Vectors } from './vectors.ts';

const { signal } = new AbortController();

/** Pseudo-random vectors around a few centres, as embeddings are; the same every time. */
function clustered(count: number, dimension: number): Vectors {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const vector = (): Float32Array => Float32Array.from({ length: dimension }, random);
  const centres = Array.from({ length: 20 }, vector);
  return joinVectors(Array.from({ length: count }, (_, i) => normalise(vector().map((value, j) => value + 2 * (centres[i % 20]?.[j] ?? 0)))));
}

async function native(): Promise<Hnsw> {
  const backend = await openVectorBackend();
  if (backend.kind === 'exact') throw new Error(`These tests need hnswlib-node: ${backend.reason}`);
  return backend.hnsw;
}

async function hnswIndex(vectors: Vectors): Promise<VectorIndex> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hnsw-'));
  try {
    const file = path.join(folder, 'index');
    await writeHnswIndex({ hnsw: await native(), vectors, file, signal });
    return loadHnswIndex(await native(), file, vectors);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each<[string, (vectors: Vectors) => VectorIndex | Promise<VectorIndex>]>([['exact', createExactIndex], ['hnsw', hnswIndex]])('%s vector index', (_, create) => {
  it('finds what exact comparison finds', async () => {
    const vectors = clustered(3_000, 24);
    const index = await create(vectors);
    let found = 0;
    for (let i = 0; i < 100; i += 1) {
      const query = { vector: vectorAt(vectors, i * 30), limit: 10 };
      const expected = new Set(searchExactly(vectors, query).map(({ ordinal }) => ordinal));
      const hits = index.search(query);
      expect(hits[0]).toEqual({ ordinal: i * 30, similarity: expect.closeTo(1, 5) as number });
      found += hits.filter(({ ordinal }) => expected.has(ordinal)).length;
    }
    expect(found / 1000).toBeGreaterThanOrEqual(0.99);
  });

  it.each([2, 7, 400])('gives as many allowed results as there are when one in %i is allowed', async (share) => {
    const vectors = clustered(5_000, 8); // so many that half of them is searched in the graph, a 400th one by one
    const index = await create(vectors);
    const count = Math.ceil(vectors.count / share);
    const hits = index.search({ vector: vectorAt(vectors, 1), limit: 10, allowed: { has: (ordinal) => ordinal % share === 0, count } });
    expect(hits).toHaveLength(Math.min(10, count));
    for (const { ordinal } of hits) expect(ordinal % share).toBe(0);
  });

  it('gives all there are when more are asked for, ties in reading order', async () => {
    const same = Float32Array.from([1, 0]);
    const index = await create(joinVectors([same, Float32Array.from([0, 1]), same, same]));
    expect(index.search({ vector: same, limit: 100 }).map(({ ordinal }) => ordinal)).toEqual([0, 2, 3, 1]);
  });

  it('refuses a query that is not finite or of another dimension', async () => {
    const index = await create(clustered(10, 4));
    expect(() => index.search({ vector: Float32Array.from([NaN, 0, 0, 0]), limit: 1 })).toThrow('not finite');
    expect(() => index.search({ vector: Float32Array.from([1, 0, 0]), limit: 1 })).toThrow('dimension 3');
  });
});

it('finds what exact comparison finds for queries with few values, and leaves others to the graph', () => {
  const vectors = clustered(2_000, 64);
  const search = createSparseSearch(vectors);
  const sparse = (i: number): Float32Array => normalise(vectorAt(vectors, i).map((value, j) => (j % 5 === 0 ? value : 0)));
  for (let i = 0; i < 40; i += 1) {
    const query = { vector: sparse(i * 30), limit: 10, ...(i % 2 === 1 && { allowed: { has: (ordinal: number) => ordinal % 3 === 0, count: 667 } }) };
    expect(search(query)?.map(({ ordinal }) => ordinal)).toEqual(searchExactly(vectors, query).map(({ ordinal }) => ordinal));
  }
  expect(search({ vector: vectorAt(vectors, 1), limit: 10 })).toBeNull();
});

it('refuses vectors that are not finite or of different dimensions', () => {
  expect(() => joinVectors([Float32Array.from([0, Infinity])])).toThrow('not finite');
  expect(() => joinVectors([Float32Array.from([0, 1]), Float32Array.from([1])])).toThrow('dimension 1');
});

it('notices that an index could not be written, which the native module does not say', async () => {
  await expect(writeHnswIndex({ hnsw: await native(), vectors: clustered(5, 4), file: '/nowhere/index', signal })).rejects.toThrow('could not be written');
});

it('stops building when it is told to', async () => {
  await expect(writeHnswIndex({ hnsw: await native(), vectors: clustered(5, 4), file: '/nowhere/index', signal: AbortSignal.abort(new Error('interrupted')) })).rejects.toThrow('interrupted');
});

it('says why there is no native module: absent, broken, or another one of that name', async () => {
  expect(await openVectorBackend()).toMatchObject({ kind: 'hnsw' });
  const folder = mkdtempSync(path.join(tmpdir(), 'modules-'));
  try {
    writeFileSync(path.join(folder, 'broken.mjs'), "throw new Error('Could not locate the bindings file. Tried:\\n here\\n there');");
    writeFileSync(path.join(folder, 'other.mjs'), 'export const other = 1;');
    const reasons = await Promise.all(['absent', 'broken', 'other'].map(async (name) => openVectorBackend(() => import(path.join(folder, `${name}.mjs`)))));
    expect(reasons).toEqual([
      { kind: 'exact', reason: expect.stringContaining('absent.mjs') as string },
      { kind: 'exact', reason: 'Could not locate the bindings file' },
      { kind: 'exact', reason: 'hnswlib-node does not export HierarchicalNSW' },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
