import type { Token } from './lexer.ts';
import type { Syntax } from './syntax.ts';

export interface Line {
  /** 0-based, in the text. */
  number: number;
  /** Without trailing space; empty when it is blank. */
  text: string;
}

export interface Layout {
  /** Mean levels of indentation or of braces, whichever is more. */
  nesting: number;
  /** Share of lines that are set off as the brackets around them ask for and that open few blocks; half where they are off the step of the text. */
  indentation: number;
  /** Columns of each line that is not blank, with the same room for a level however it is written. */
  lengths: number[];
}

/** `words` are the tokens that are no comments. */
export function readLayout(all: Line[], words: Token[], { colonBlocks }: Syntax): Layout {
  const lines = all.filter(({ text }) => text !== '');
  const depths = bracketDepths(words);
  const indents = relativeIndents(lines);
  const step = stepOf(indents);
  const read = lines.map(({ number, text }, i) => {
    const width = text.trimStart().length;
    const indent = indents[i] ?? 0;
    return { indent, level: indent / step, width, first: text.charAt(text.length - width), hasCode: depths.has(number), ...(depths.get(number) ?? noDepth) };
  });
  const regularity = read.map(({ indent, inside, blocks, first }) => {
    // Annotations such as ` * ` inside comments shift a line by one; that is no irregularity.
    if (first === '*') return 1;
    const isSetOff = !inside || indent > 0 || /[)\]}]/.test(first);
    if (!isSetOff || blocks > mostBlocks) return 0;
    return indent % step === 0 ? 1 : 0.5;
  });
  return {
    nesting: mean(read.map(({ level, deepest }) => Math.max(level, deepest))),
    indentation: mean(regularity) * (colonBlocks ? shareOfSetOffBlocks(read.filter(({ hasCode }) => hasCode)) : 1),
    // What is not indented would be shorter and no easier.
    lengths: read.map(({ level, braces, width }) => columnsOfLevel * Math.max(level, braces) + width),
  };
}

const columnsOfLevel = 4;

/** Braces that open on a line of ordinary code, records and imports among them. */
const mostBlocks = 3;

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

interface Depths {
  /** A bracket of any kind is open where the line begins. */
  inside: boolean;
  /** Braces open where it begins, and the most of them on it. */
  braces: number;
  deepest: number;
  /** Braces that it opens. */
  blocks: number;
  /** It ends with a colon. */
  opens: boolean;
}

const noDepth: Depths = { inside: false, braces: 0, deepest: 0, blocks: 0, opens: false };

function bracketDepths(words: Token[]): Map<number, Depths> {
  const depths = new Map<number, Depths>();
  let depth = 0;
  let braces = 0;
  for (const { kind, text, line } of words) {
    const at = depths.get(line) ?? { inside: depth > 0, braces, deepest: braces, blocks: 0, opens: false };
    const change = kind !== 'bracket' ? 0 : /[([{]/.test(text) ? 1 : -1;
    depth = Math.max(0, depth + change);
    if (text === '{' || text === '}') braces = Math.max(0, braces + change);
    depths.set(line, { ...at, deepest: Math.max(at.deepest, braces), blocks: at.blocks + (text === '{' ? 1 : 0), opens: text === ':' });
  }
  return depths;
}

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += columnsOfLevel;
    else if (character === ' ') width += 1;
    else break;
  }
  return width;
}

/**
 * Without the indentation that all lines but the first have: a fragment cut out of a file brings it along. Of lines that the
 * first one opens a block for, one step of it is theirs.
 */
function relativeIndents(lines: Line[]): number[] {
  const indents = lines.map(({ text }) => indentOf(text));
  const rest = indents.slice(1);
  if (rest.length < 2) return indents;
  const least = rest.reduce((a, b) => Math.min(a, b), Infinity);
  const closes = lines.some(({ text }, i) => i > 0 && indents[i] === least && /^\s*[)\]}]/.test(text));
  const own = /[:{([]$/.test(lines[0]?.text ?? '') && !closes ? Math.min(least, stepOf(rest)) : 0;
  return indents.map((indent) => Math.max(0, indent - least + own));
}

/** Where a colon opens a block, its lines are set off or it is none. */
function shareOfSetOffBlocks(read: { indent: number; opens: boolean }[]): number {
  const blocks = read.flatMap(({ indent, opens }, i) => {
    const next = read[i + 1];
    return opens && next !== undefined ? [next.indent > indent ? 1 : 0] : [];
  });
  return blocks.length === 0 ? 1 : mean(blocks);
}

/** The step in which a text indents: the smallest of the common rises from one line to the next. */
function stepOf(indents: number[]): number {
  const rises = new Map<number, number>();
  for (const [i, indent] of indents.entries()) {
    const rise = indent - (indents[i - 1] ?? indent);
    if (rise >= 2 && rise <= 8) rises.set(rise, (rises.get(rise) ?? 0) + 1);
  }
  const most = Math.max(0, ...rises.values());
  const common = [...rises].filter(([, count]) => 3 * count >= most).map(([rise]) => rise);
  return common.length === 0 ? columnsOfLevel : Math.min(...common);
}
