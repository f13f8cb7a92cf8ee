import { byNearness, type VectorHit, type VectorIndex, type VectorQuery } from './vector-index.ts';
import { isFinite, type Vectors } from './vectors.ts';

/** Compares a query with every vector. */
export function createExactIndex(vectors: Vectors): VectorIndex {
  return { search: (query) => searchExactly(vectors, query) };
}

export function searchExactly(vectors: Vectors, { vector, limit, allowed }: VectorQuery): VectorHit[] {
  checkQuery(vectors, vector);
  const hits: VectorHit[] = [];
  for (let ordinal = 0; ordinal < vectors.count; ordinal += 1) {
    if (allowed === undefined || allowed.has(ordinal)) hits.push({ ordinal, similarity: similarityTo(vectors, ordinal, vector) });
  }
  return hits.sort(byNearness).slice(0, limit);
}

/** Cosine of a stored vector and a query, both of length 1. */
export function similarityTo({ data, dimension }: Vectors, ordinal: number, vector: Float32Array): number {
  const start = ordinal * dimension;
  let sum = 0;
  for (let i = 0; i < dimension; i += 1) sum += (data[start + i] ?? 0) * (vector[i] ?? 0);
  return sum;
}

/** @throws Error where a search would silently give nonsense. */
export function checkQuery({ dimension, count }: Vectors, vector: Float32Array): void {
  if (count > 0 && vector.length !== dimension) throw new Error(`The query has dimension ${String(vector.length)}, the index ${String(dimension)}.`);
  if (!isFinite(vector)) throw new Error('The query holds a value that is not finite.');
}
