import { git } from './git.ts';
import { npm } from './npm.ts';
import { path } from './path.ts';
import type { Source } from './source.ts';
import { url } from './url.ts';

/** Kinds of docs by the key that tells them: `{ npm: my-lib }`, `{ path: ./docs }`, `{ git: https://… }`, `{ url: https://… }`. */
export const sources = { npm, path, git, url } satisfies Record<string, Source>;
