import type { Passage } from './passage.ts';

/** What an index knows of a passage. */
export interface SearchText {
  /** Headings, the page's title among them. */
  heading: string;
  /** Everything else, headings within the text included. */
  body: string;
}

/** Without the lines of a table of contents: they name everything that a page has and say nothing about it. */
export function searchText({ heading, text }: Passage): SearchText {
  return { heading: heading.join('\n'), body: text.split('\n').filter((line) => !isContentsLine(line)).join('\n') };
}

function isContentsLine(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]*\]\(#[^)]*\)\s*$/u.test(line);
}
