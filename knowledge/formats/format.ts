import type { Passage } from '../passage.ts';

/** A kind of pages; `index.ts` has the table. */
export interface Format {
  /** Endings of file names, lower case, without the dot. */
  extensions: string[];
  /** Media types, lower case, without parameters. */
  mediaTypes: string[];
  /** Whether a folder's pages of this kind are read without being asked for. */
  byDefault: boolean;
  /** What all passages are, where the format itself tells. */
  kind?: Passage['kind'];
  /** The parser, when it is first needed; it runs beside the program, with a limit on time and memory. */
  load: () => Promise<{ read: ReadPage }>;
}

/**
 * A page as Markdown that keeps its place in the source, in reading order.
 *
 * @throws Error saying what makes the page unreadable, such as `it is no notebook: it has no "cells"`.
 */
export type ReadPage = (text: string) => Piece[] | Promise<Piece[]>;

/** Markdown made of consecutive lines of a source. */
export interface Piece {
  markdown: string;
  /** Lines of the source, 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** For each line of the Markdown its line in the source, where it is not simply one after the other. */
  lines?: number[];
  /** Id at which a reader of the published page arrives here; `cell-3` is the third cell of a notebook. */
  anchor?: string;
}
