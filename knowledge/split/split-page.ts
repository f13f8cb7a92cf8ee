import type { Format } from '../formats/format.ts';
import type { SourceText } from '../formats/join-pieces.ts';
import { readSource } from '../formats/read-source.ts';
import type { Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { splitMarkdown } from './split-markdown.ts';

/** Passages of a page of any format but declarations, with their lines in its source. */
export async function splitPage(page: Page): Promise<{ title: string; passages: Passage[] }> {
  const { source, format } = await readSource(page);
  const { title, passages } = splitMarkdown({ ...page, text: source.text });
  return { title, passages: passages.map((passage) => inSource(passage, { source, page, format })) };
}

function inSource(passage: Passage, { source: { starts, ends, anchors }, page, format }: { source: SourceText; page: Page; format: Format }): Passage {
  const lineOf = (lines: number[], line: number): number => lines[line - 1] ?? line;
  const startLine = lineOf(starts, passage.startLine);
  const anchor = anchors.findLast(({ line }) => line <= passage.startLine)?.anchor;
  const url = page.url === undefined || anchor === undefined ? page.url : `${page.url}#${anchor}`;
  return {
    ...passage,
    id: `${page.path}#L${String(startLine)}`,
    startLine,
    endLine: Math.max(startLine, lineOf(ends, passage.endLine)),
    ...(format.kind !== undefined && { kind: format.kind, tags: page.tags ?? ['reference'] }),
    ...(anchor !== undefined && { anchor }),
    ...(url !== undefined && { url }),
    code: passage.code.map((block) => ({ ...block, line: lineOf(starts, block.line) })),
  };
}
