/** Nearest vectors by cosine: HNSW where its native module is installed, else exact. */
export interface VectorIndex {
  /** The nearest first; as many as asked for, when that many are allowed. Ties are broken by reading order. */
  search(query: VectorQuery): VectorHit[];
}

export interface VectorQuery {
  vector: Float32Array;
  limit: number;
  /** Left out: every vector. */
  allowed?: Allowed;
}

export interface Allowed {
  has(ordinal: number): boolean;
  count: number;
}

export interface VectorHit {
  /** Place in reading order, from 0. */
  ordinal: number;
  /** Cosine, -1 to 1. */
  similarity: number;
}

export function byNearness(a: VectorHit, b: VectorHit): number {
  return b.similarity - a.similarity || a.ordinal - b.ordinal;
}
