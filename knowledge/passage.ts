import type { FormatId } from './formats/format-of.ts';

/** A docs page as it was read from its source. */
export interface Document {
  /** Stable and readable: `graphology-metrics/README.md`, or relative to the folder that the source names. */
  path: string;
  title: string;
  format: FormatId | 'declarations';
  /** Where the page is published, for pages of a website. */
  url?: string;
  tags: Tag[];
  /** As the source has it. */
  text: string;
}

/** A retrievable piece of a document. */
export interface Passage {
  /** `<path>#L<startLine>`. */
  id: string;
  path: string;
  /** 1-based, inclusive, in the source as its author sees it, whatever its format. */
  startLine: number;
  endLine: number;
  /** Headings from the page's title down. */
  heading: string[];
  kind: 'prose' | 'example' | 'reference';
  tags: Tag[];
  /** Id within the published page at which a reader arrives here: of a heading in HTML, `cell-3` in a notebook, a symbol's name in TypeDoc JSON. */
  anchor?: string;
  /** Address of a website's page, with the anchor where there is one. */
  url?: string;
  /** Ids of the symbols of the library's inventory that the passage mentions or uses, in the inventory's order; left out where no inventory was read. */
  symbols?: string[];
  /** Markdown, whatever the page's format; code blocks whole. */
  text: string;
  code: CodeBlock[];
}

export interface CodeBlock {
  /** As the fence says, lower case; empty when it says nothing. */
  language: string;
  code: string;
  /** Line of the first line of code in the source, 1-based. */
  line: number;
}

export const tags = ['quick-start', 'guide', 'reference', 'example'] as const;
export type Tag = (typeof tags)[number];
