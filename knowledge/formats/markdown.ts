import type { ReadPage } from './format.ts';
import { sameLines } from './join-pieces.ts';

/** CommonMark with GitHub's extensions and front matter. */
export const read: ReadPage = (text) => sameLines(text);
