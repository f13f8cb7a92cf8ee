import { bestOrdinals } from '../full-text/best-ordinals.ts';
import { checkQuery, similarityTo } from './exact-index.ts';
import { byNearness, type VectorHit, type VectorQuery } from './vector-index.ts';
import type { Vectors } from './vectors.ts';

/** Compares a query with every vector, value by value of the query that is not 0; null where those are too many. */
export type SparseSearch = (query: VectorQuery) => VectorHit[] | null;

/** Products that are still quicker than a walk of the graph that misses as few. */
const mostProducts = 25_000_000;
/** How many of the best by rounded values are compared exactly. */
const leastCandidates = 400;
const steps = 127;

/**
 * For embedders whose queries have few values that are not 0, such as hashed words: their vectors lie in so many
 * directions that a graph has to be walked for longer than it takes to compare them all. Vectors are kept by dimension,
 * rounded to a byte each, when the first such query comes; what comes out best is compared again with the true values.
 */
export function createSparseSearch(vectors: Vectors): SparseSearch {
  let columns: Columns | undefined;
  let scores = new Float32Array(0);
  return (query) => {
    const { vector, limit, allowed } = query;
    checkQuery(vectors, vector);
    const places = [...vector.keys()].filter((i) => vector[i] !== 0);
    if (places.length * 2 > vectors.dimension || places.length * vectors.count > mostProducts) return null;
    columns ??= toColumns(vectors);
    if (scores.length !== vectors.count) scores = new Float32Array(vectors.count);
    scores.fill(0);
    for (const place of places) addColumn(scores, columns, place, vector[place] ?? 0);
    return bestOrdinals(scores, { limit: Math.max(leastCandidates, 2 * limit), above: -Infinity, allowed: allowed && ((ordinal) => allowed.has(ordinal)) })
      .map(({ ordinal }) => ({ ordinal, similarity: similarityTo(vectors, ordinal, vector) }))
      .sort(byNearness)
      .slice(0, limit);
  };
}

interface Columns {
  /** All vectors' values of the first dimension, then those of the second, and so on, in steps of that dimension's size. */
  values: Int8Array;
  sizes: Float32Array;
  count: number;
}

function toColumns({ data, dimension, count }: Vectors): Columns {
  const largest = new Float32Array(dimension);
  for (let i = 0; i < data.length; i += 1) largest[i % dimension] = Math.max(largest[i % dimension] as number, Math.abs(data[i] as number)); // below their lengths
  const sizes = largest.map((value) => value / steps);
  const values = new Int8Array(data.length);
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    for (let place = 0; place < dimension; place += 1) {
      const size = sizes[place] as number;
      if (size > 0) values[place * count + ordinal] = Math.round((data[ordinal * dimension + place] as number) / size);
    }
  }
  return { values, sizes, count };
}

function addColumn(scores: Float32Array, { values, sizes, count }: Columns, place: number, value: number): void {
  const factor = value * (sizes[place] ?? 0);
  const column = values.subarray(place * count, (place + 1) * count);
  for (let ordinal = 0; ordinal < count; ordinal += 1) scores[ordinal] = (scores[ordinal] as number) + factor * (column[ordinal] as number);
}
