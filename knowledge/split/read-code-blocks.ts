import { readSource } from '../formats/read-source.ts';
import type { Page } from '../sources/source.ts';
import type { Block, Section } from './block.ts';
import { readSections } from './read-sections.ts';

/** A block of code with what stands around it. */
export interface PlacedCode {
  /** As the fence says, lower case; empty when it says nothing. */
  language: string;
  code: string;
  /** For each line of the code its line in the source, 1-based. */
  lines: number[];
  /** From the page's title down, without what the block itself is the heading of. */
  heading: string[];
  /** Markdown between the heading or the block before and this block's first line, its fence included. */
  before: string;
  /** As `Passage.anchor`. */
  anchor?: string;
}

export interface PageCode {
  /** The page as Markdown, whatever its format. */
  text: string;
  /** In reading order. */
  blocks: PlacedCode[];
}

/** Every block of code of a page of any format but declarations, with its lines in the source. */
export async function readCodeBlocks(page: Page): Promise<PageCode> {
  const { source: { text, starts, anchors } } = await readSource(page);
  const lines = text.split('\n');
  const blocks: PlacedCode[] = [];
  let end = 0;
  const walk = (section: Section): void => {
    for (const block of section.blocks) {
      for (const { language, code, line } of block.code) {
        const count = code.split('\n').length;
        const anchor = anchors.findLast((each) => each.line <= line)?.anchor;
        blocks.push({
          language, code,
          lines: Array.from({ length: count }, (_, i) => starts[line - 1 + i] ?? line + i),
          heading: block.kind === 'heading' ? section.heading.slice(0, -1) : section.heading,
          before: lines.slice(Math.max(end, firstLineOf(section)), line - 1).join('\n').trim(),
          ...(anchor !== undefined && { anchor }),
        });
        end = line + count;
      }
    }
    section.children.forEach(walk);
  };
  walk(readSections({ ...page, text }).page);
  return { text, blocks };
}

/** Lines up to and with its heading, which are told of already. */
function firstLineOf({ blocks: [first] }: Section): number {
  const heading: Block | undefined = first;
  return heading?.kind === 'heading' ? heading.endLine : 0;
}
