import type { CodeBlock } from '../passage.ts';

/** A top-level piece of a page that is never cut: a paragraph, a code block, an item of a long list. */
export interface Block {
  kind: 'heading' | 'prose' | 'code' | 'list' | 'table';
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  words: number;
  code: CodeBlock[];
  /** Smaller blocks that it may be taken apart into where it is too long to stay whole. */
  parts: Block[];
  /** Lines that its text repeats before its own, such as the head of a table that goes on. */
  before?: string;
}

/** A heading with what stands under it, up to the next heading. */
export interface Section {
  /** 0 for the page itself. */
  depth: number;
  /** From the page's title down. */
  heading: string[];
  /** The heading's own line first, where the section has one. */
  blocks: Block[];
  children: Section[];
}
