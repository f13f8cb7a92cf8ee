/** A docs page as it was read from its source. */
export interface Document {
  /** Stable and readable: `graphology-metrics/README.md`, or relative to the folder that the source names. */
  path: string;
  title: string;
  format: 'markdown' | 'declarations';
  tags: Tag[];
  text: string;
}

/** A retrievable piece of a document. */
export interface Passage {
  /** `<path>#L<startLine>`. */
  id: string;
  path: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** Headings from the page's title down. */
  heading: string[];
  kind: 'prose' | 'example' | 'reference';
  tags: Tag[];
  /** Markdown, code blocks whole. */
  text: string;
  code: CodeBlock[];
}

export interface CodeBlock {
  /** As the fence says, lower case; empty when it says nothing. */
  language: string;
  code: string;
  /** Line of the first line of code in the page, 1-based. */
  line: number;
}

export const tags = ['quick-start', 'guide', 'reference', 'example'] as const;
export type Tag = (typeof tags)[number];
