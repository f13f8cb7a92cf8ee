import { readTokens, type Token } from './lexer.ts';
import type { ReadabilityFeature } from './weights.ts';

/** The features of a text, or null when there is nothing in it to read. */
export function readFeatures(code: string, language: string): Record<ReadabilityFeature, number> | null {
  const tokens = readTokens(code, language);
  const words = tokens.filter(({ kind }) => kind !== 'comment');
  if (words.length === 0) return null;
  const lines = code.split(/\r?\n/).map((line) => line.trimEnd());
  const filled = lines.filter((line) => line !== '');
  const identifiers = words.filter(({ kind }) => kind === 'identifier');
  const names = [...new Set(identifiers.map(({ text }) => text))];
  const lengths = filled.map((line) => line.length);
  return {
    commentShare: commentLines(tokens).size / filled.length,
    averageLineLength: mean(lengths),
    density: meanDensity(words),
    identifiersPerLine: identifiers.length / filled.length,
    longestLine: lengths.reduce((a, b) => Math.max(a, b), 0),
    ...layout(lines, words),
    identifierLength: mean(names.map((name) => name.length)),
    vocabulary: names.length === 0 ? 1 : names.filter(holdsWord).length / names.length,
    blankLines: blankShare(lines),
    repetition: repetition(words),
    literals: words.filter(({ kind, text }) => kind === 'number' && !plainNumbers.has(text)).length / words.length,
    operators: words.filter(({ kind, text }) => kind === 'operator' && !separators.has(text)).length / words.length,
    branching: words.filter(({ text }) => branches.has(text)).length / filled.length,
  };
}

const plainNumbers = new Set(['0', '1', '2']);
const separators = new Set([',', ';', '.', ':']);
const branches = new Set(['if', 'elif', 'for', 'foreach', 'while', 'case', 'catch', 'except', 'when', '?', '&&', '||', 'and', 'or']);

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function commentLines(tokens: Token[]): Set<number> {
  const lines = new Set<number>();
  for (const { kind, text, line } of tokens) {
    if (kind !== 'comment') continue;
    // Rulers and empty comments tell a reader nothing.
    for (const [i, part] of text.split('\n').entries()) if (/[\p{L}]{2}/u.test(part)) lines.add(line + i);
  }
  return lines;
}

/** A word has three letters or more, a vowel among them, or is written in letters without vowels of their own. */
function holdsWord(name: string): boolean {
  return name.split(/[_$\d]|(?<=\p{Ll})(?=\p{Lu})/u).some((part) => part.length >= 3 && (/[aeiouy]/i.test(part) || /[^\p{ASCII}]/u.test(part)));
}

/** Ten lines are about what raters of the formula were shown; over a whole file its volume would drown the rest. */
const windowLines = 10;

/**
 * The mean of 8.87 − 0.033·V + 0.40·L − 1.5·H over windows of lines with code: V is Halstead's volume in bits, L the
 * lines, H the entropy of the tokens in bits. A short last window joins in by its share of lines.
 */
function meanDensity(words: Token[]): number {
  const byLine = new Map<number, string[]>();
  for (const { line, text } of words) {
    const tokens = byLine.get(line);
    if (tokens === undefined) byLine.set(line, [text]);
    else tokens.push(text);
  }
  const lines = [...byLine.values()];
  let sum = 0;
  for (let i = 0; i < lines.length; i += windowLines) {
    const window = lines.slice(i, i + windowLines);
    sum += windowDensity(window) * window.length;
  }
  return sum / lines.length;
}

function windowDensity(window: string[][]): number {
  const tokens = window.flat();
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((sum, count) => sum - (count / tokens.length) * Math.log2(count / tokens.length), 0);
  const volume = tokens.length * Math.log2(Math.max(2, counts.size));
  // A shorter window is held to the volume of a whole one, so that cutting a file in two changes nothing.
  const scale = windowLines / window.length;
  return 8.87 - 0.033 * volume * scale + 0.4 * windowLines - 1.5 * entropy;
}

/** Nesting and regularity of the indentation, against the brackets around each line. */
function layout(lines: string[], words: Token[]): { nesting: number; indentation: number } {
  const depths = bracketDepths(words);
  const filled = lines.flatMap((line, i) => (line === '' ? [] : [{ indent: indentOf(line), depth: depths.get(i)?.start ?? 0, deepest: depths.get(i)?.deepest ?? 0, blocks: depths.get(i)?.blocks ?? 0, first: line.trimStart().charAt(0) }]));
  const step = indentStep(filled.map(({ indent }) => indent));
  // Annotations such as ` * ` inside comments shift a line by one; that is no irregularity.
  const regular = filled.filter(({ indent, depth, blocks, first }) => first === '*' || (blocks <= mostBlocks && indent % step === 0 && (depth === 0 || indent > 0 || /[)\]}]/.test(first))));
  const levels = filled.map(({ indent, deepest }) => Math.max(indent / step, deepest));
  return { nesting: mean(levels), indentation: regular.length / filled.length };
}

/** Braces that open on a line of ordinary code, records and imports among them. */
const mostBlocks = 3;

interface Depths {
  /** Brackets open where the line begins. */
  start: number;
  /** Brackets open inside its innermost brace. */
  deepest: number;
  /** Braces that it opens. */
  blocks: number;
}

function bracketDepths(words: Token[]): Map<number, Depths> {
  const depths = new Map<number, Depths>();
  let depth = 0;
  for (const { kind, text, line } of words) {
    const at = depths.get(line) ?? { start: depth, deepest: depth, blocks: 0 };
    if (kind === 'bracket') depth = /[([{]/.test(text) ? depth + 1 : Math.max(0, depth - 1);
    const isBlock = text === '{';
    depths.set(line, { start: at.start, deepest: Math.max(at.deepest, isBlock ? depth : 0), blocks: at.blocks + (isBlock ? 1 : 0) });
  }
  return depths;
}

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 4;
    else if (character === ' ') width += 1;
    else break;
  }
  return width;
}

/** The step in which a file indents: the one of 2, 3, 4 and 8 that fits most of its indented lines, the widest of equals. */
function indentStep(indents: number[]): number {
  const indented = indents.filter((indent) => indent > 0);
  let best = 4;
  let most = -1;
  for (const step of [8, 4, 3, 2]) {
    const fits = indented.filter((indent) => indent % step === 0).length;
    if (fits > most) [best, most] = [step, fits];
  }
  return best;
}

/** Blank lines between others; what stands before the first and after the last line is no rhythm. */
function blankShare(lines: string[]): number {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  const inside = lines.slice(first, last + 1);
  return inside.filter((line) => line === '').length / inside.length;
}

const runLength = 12;

/** What repeats shows early. */
const mostCompared = 50_000;

function repetition(all: Token[]): number {
  const words = all.slice(0, mostCompared);
  const runs = words.length - runLength + 1;
  if (runs < 1) return 0;
  const seen = new Set<string>();
  for (let i = 0; i < runs; i += 1) seen.add(words.slice(i, i + runLength).map(({ text }) => text.slice(0, 40)).join(' '));
  return 1 - seen.size / runs;
}
