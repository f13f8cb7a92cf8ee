/** Vectors of length 1 (or 0) in one piece, in reading order of their passages. */
export interface Vectors {
  data: Float32Array;
  dimension: number;
  count: number;
}

/** @throws Error for a value that is not finite, which would poison every result, and for vectors of different dimensions. */
export function joinVectors(vectors: Float32Array[]): Vectors {
  const dimension = vectors[0]?.length ?? 0;
  const data = new Float32Array(dimension * vectors.length);
  for (const [i, vector] of vectors.entries()) {
    if (vector.length !== dimension) throw new Error(`Vector ${String(i)} has dimension ${String(vector.length)}, the first one ${String(dimension)}.`);
    if (!isFinite(vector)) throw new Error(`Vector ${String(i)} holds a value that is not finite.`);
    data.set(vector, i * dimension);
  }
  return { data, dimension, count: vectors.length };
}

export function isFinite(vector: Float32Array): boolean {
  return vector.every((value) => Number.isFinite(value));
}

/** A view, not a copy. */
export function vectorAt({ data, dimension }: Vectors, i: number): Float32Array {
  return data.subarray(i * dimension, (i + 1) * dimension);
}
