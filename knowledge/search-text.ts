import type { Passage } from './passage.ts';

/** What an index knows of a passage. */
export interface SearchText {
  /** Headings, the page's title among them. */
  heading: string;
  /** Everything else, headings within the text included. */
  body: string;
}

/** A passage without what says nothing about it: lines of a table of contents, and the words that begin every declaration. */
export function searchText({ heading, text }: Passage): SearchText {
  const declarations = isDeclaration(text);
  const lines = text.split('\n').filter((line) => !(declarations ? isImport(line) : isContentsLine(line)));
  return { heading: heading.join('\n'), body: (declarations ? lines.map(withoutModifiers) : lines).join('\n') };
}

/** Fence of declarations: `d.ts` tells them from code to copy. */
export const declarationFence = '```d.ts';

export function isDeclaration(text: string): boolean {
  return text.startsWith(declarationFence);
}

function isContentsLine(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]*\]\(#[^)]*\)\s*$/u.test(line);
}

function isImport(line: string): boolean {
  return line.startsWith(declarationFence) || /^import\s/u.test(line);
}

/** A member named `export` or `type` keeps its name: no word follows it. */
function withoutModifiers(line: string): string {
  return line.replace(modifiers, '');
}

const modifiers =
  /^\s*(?:(?:export|default|declare|abstract|async|function|const|let|var|interface|type|class|enum|namespace|module|readonly|static|public|protected)\s+(?=[\w${[*]))+/u;
