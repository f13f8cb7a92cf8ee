import type { EmbedderKind } from './embedder.ts';
import { hashing } from './hashing.ts';
import { openai } from './openai.ts';

/** By what stands before the colon in `--embedder`. */
export const embedders = { hashing, openai } satisfies Record<string, EmbedderKind>;
