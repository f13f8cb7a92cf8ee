import type { Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { kindOf, tagsOf } from '../tag-passage.ts';
import { cutSections, type Piece } from './cut-sections.ts';
import { readSections } from './read-sections.ts';

/** Passages of a Markdown page: heading paths, line ranges, and code blocks that are never cut. */
export function splitMarkdown(page: Page): { title: string; passages: Passage[] } {
  const { title, lines, page: section } = readSections(page);
  return { title, passages: cutSections(section).map((piece) => toPassage(piece, page, lines)) };
}

function toPassage({ heading, blocks }: Piece, page: Page, lines: string[]): Passage {
  const startLine = Math.min(...blocks.map((block) => block.startLine));
  const endLine = Math.max(...blocks.map((block) => block.endLine));
  const text = trimBlankLines(lines.slice(startLine - 1, endLine));
  const before = blocks[0]?.before;
  const kind = kindOf(heading, blocks);
  return {
    id: `${page.path}#L${String(startLine)}`,
    path: page.path,
    startLine,
    endLine,
    heading,
    kind,
    tags: tagsOf({ page, heading, kind }),
    text: before === undefined ? text : `${before}\n${text}`,
    code: blocks.flatMap(({ code }) => code),
  };
}

function trimBlankLines(lines: string[]): string {
  const isText = (line: string): boolean => line.trim() !== '';
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1).join('\n');
}
