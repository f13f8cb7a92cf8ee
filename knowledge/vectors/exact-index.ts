import { bestOrdinals } from '../full-text/best-ordinals.ts';
import { createSparseSearch } from './sparse-search.ts';
import type { VectorHit, VectorIndex, VectorQuery } from './vector-index.ts';
import { isFinite, type Vectors } from './vectors.ts';

/** Compares a query with every vector. */
export function createExactIndex(vectors: Vectors): VectorIndex {
  const searchSparsely = createSparseSearch(vectors);
  return { search: (query) => searchSparsely(query) ?? searchExactly(vectors, query) };
}

export function searchExactly(vectors: Vectors, { vector, limit, allowed }: VectorQuery): VectorHit[] {
  checkQuery(vectors, vector);
  const similarities = new Float32Array(vectors.count);
  for (let ordinal = 0; ordinal < vectors.count; ordinal += 1) similarities[ordinal] = similarityTo(vectors, ordinal, vector);
  return bestOrdinals(similarities, { limit, above: -Infinity, ...(allowed !== undefined && { allowed: (ordinal) => allowed.has(ordinal) }) })
    .map(({ ordinal, score }) => ({ ordinal, similarity: score }));
}

/** Cosine of a stored vector and a query, both of length 1. */
export function similarityTo({ data, dimension }: Vectors, ordinal: number, vector: Float32Array): number {
  const start = ordinal * dimension;
  let sum = 0;
  // Both have `dimension` values, which `?? 0` would ask again for each of millions.
  for (let i = 0; i < dimension; i += 1) sum += (data[start + i] as number) * (vector[i] as number);
  return sum;
}

/** @throws Error where a search would silently give nonsense. */
export function checkQuery({ dimension, count }: Vectors, vector: Float32Array): void {
  if (count > 0 && vector.length !== dimension) throw new Error(`The query has dimension ${String(vector.length)}, the index ${String(dimension)}.`);
  if (!isFinite(vector)) throw new Error('The query holds a value that is not finite.');
}
