import type { Block, Section } from './block.ts';

/** What becomes one passage. */
export interface Piece {
  heading: string[];
  blocks: Block[];
}

/** Words: a passage aims at no more than `most`; a section with all its parts stays whole up to `whole`. */
const most = 320;
const whole = 120;
/** A piece below this joins the one before it, if that leaves it below `most` and this. */
const fragment = 50;
/** Own text of a section up to this leads in to its first part rather than standing alone. */
const leadIn = 25;

/**
 * Cuts a page for retrieval: a section is one passage with its parts where all of it is short; otherwise its parts are
 * cut by themselves, so that each API of a long page is found by its own heading. Neighbouring sections are not merged.
 */
export function cutSections(section: Section): Piece[] {
  const { heading, blocks, children } = section;
  const all = everyBlock(section);
  if (wordsOf(all) <= whole) return all.some(({ kind }) => kind !== 'heading') ? [{ heading, blocks: all }] : [];

  const own = packBlocks(blocks).map((packed): Piece => ({ heading, blocks: packed }));
  const parts = children.flatMap(cutSections);
  const [lead] = own;
  const [first, ...rest] = parts;
  if (own.length === 1 && lead !== undefined && wordsOf(lead.blocks) <= leadIn && lead.blocks.every(({ code }) => code.length === 0)) {
    if (first === undefined) return lead.blocks.some(({ kind }) => kind !== 'heading') ? own : [];
    return [{ heading: first.heading, blocks: [...lead.blocks, ...first.blocks] }, ...rest];
  }
  return [...own, ...parts];
}

function everyBlock({ blocks, children }: Section): Block[] {
  return [...blocks, ...children.flatMap(everyBlock)];
}

function wordsOf(blocks: Block[]): number {
  return blocks.reduce((sum, { words }) => sum + words, 0);
}

/** Fills passages with blocks in order; what introduces a block of code stays with it. */
function packBlocks(blocks: Block[]): Block[][] {
  const packed: Block[][] = [];
  for (const group of keepTogether(blocks.flatMap(takeApart))) {
    const last = packed.at(-1);
    if (last !== undefined && wordsOf(last) + wordsOf(group) <= most) last.push(...group);
    else packed.push([...group]);
  }
  const [last, before] = [packed.at(-1), packed.at(-2)];
  if (last !== undefined && before !== undefined && wordsOf(last) < fragment && wordsOf(before) + wordsOf(last) <= most + fragment) {
    packed.splice(-2, 2, [...before, ...last]);
  }
  return packed;
}

function takeApart(block: Block): Block[] {
  return block.words > most && block.parts.length > 1 ? block.parts : [block];
}

/** A heading with what follows it, a short paragraph with the code, list or table that it leads to. */
function keepTogether(blocks: Block[]): Block[][] {
  const groups: Block[][] = [];
  let leading: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    const leads = block.kind === 'heading' || (block.kind === 'prose' && block.words < 60 && next?.kind !== 'prose' && next?.kind !== 'heading');
    leading.push(block);
    if (leads && next !== undefined && wordsOf(leading) < most) continue;
    groups.push(leading);
    leading = [];
  }
  return groups;
}
