/** Turns texts into vectors; near in meaning is near in angle. `index.ts` has the table. */
export interface Embedder {
  /** As in `--embedder`, such as `hashing` or `openai:text-embedding-3-small`; what a stored index must have been made with. */
  id: string;
  /** One vector for each text, in order, of length 1 (or 0 where there is nothing to embed), all of one dimension. */
  embed(texts: string[], signal: AbortSignal): Promise<Float32Array[]>;
  /** Below this cosine two texts have nothing to do with each other. */
  floor: number;
  /** Most values of a query's vector are 0. */
  sparse: boolean;
  /** How much the ranking by vectors counts where that by words counts 1. */
  weight: number;
}

/** How to reach an endpoint; passed in, never stored. */
export interface EmbedderEnvironment {
  apiKey?: string;
  baseUrl?: string;
}

/** Makes embedders of one kind; `model` is what stands after the colon. */
export type EmbedderKind = (request: { model: string | undefined; environment: EmbedderEnvironment }) => Embedder;

/** Scales to length 1; a vector of zeros stays one. */
export function normalise(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((value) => value / length);
}
