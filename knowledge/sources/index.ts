import { npm } from './npm.ts';
import { path } from './path.ts';
import type { Source } from './source.ts';

/** Kinds of docs by the key that tells them: `{ npm: my-lib }`, `{ path: ./docs }`. */
export const sources = { npm, path } satisfies Record<string, Source>;
