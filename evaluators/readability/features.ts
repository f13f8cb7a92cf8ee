import { commentLines, noticeEnd } from './comments.ts';
import { readLayout, type Line } from './layout.ts';
import { countBreaks, readTokens, type Token } from './lexer.ts';
import { syntaxOf } from './syntax.ts';
import type { ReadabilityFeature } from './weights.ts';
import { meanOverWindows } from './windows.ts';

/** The features of a text, or null when there is nothing in it to read. */
export function readFeatures(text: string, language: string): Record<ReadabilityFeature, number> | null {
  const code = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').slice(0, mostRead);
  const all = readTokens(code, language);
  const notice = noticeEnd(all);
  const tokens = notice === -1 ? all : all.filter(({ line }) => line > notice);
  const words = tokens.filter(({ kind }) => kind !== 'comment');
  if (words.length === 0) return null;
  const comments = commentLines(tokens);
  const lines = readLines(code, tokens, comments, notice);
  const filled = lines.filter(({ text }) => text !== '').length;
  const { lengths, nesting, indentation } = readLayout(lines, words, syntaxOf(language));
  const identifiers = words.filter(({ kind }) => kind === 'identifier');
  const names = [...new Set(identifiers.map(({ text }) => text))];
  return {
    commentShare: comments.size / filled,
    averageLineLength: mean(lengths),
    longestLine: lengths.reduce((a, b) => Math.max(a, b), 0),
    ...meanOverWindows(words),
    identifiersPerLine: identifiers.length / filled,
    brackets: words.filter(({ kind }) => kind === 'bracket').length / filled,
    nesting,
    indentation,
    identifierLength: mean(names.map(lengthOf)),
    vocabulary: identifiers.length === 0 ? 1 : mean(identifiers.map(({ text }) => (holdsWord(text) ? 1 : 0))),
    blankLines: blankShare(lines),
    repetition: repetition(words),
    literals: words.filter(({ kind, text }) => kind === 'number' && !plainNumbers.has(text)).length / words.length,
    operators: words.filter(({ kind, text }) => kind === 'operator' && !separators.has(text)).length / words.length,
    branching: words.filter(({ text }) => branches.has(text)).length / filled,
  };
}

/** Characters; what comes after so many reads no better. */
const mostRead = 100_000;

const plainNumbers = new Set(['0', '1', '2']);
const separators = new Set([',', ';', '.', ':']);
const branches = new Set(['if', 'elif', 'for', 'foreach', 'while', 'case', 'catch', 'except', 'when', '?', '&&', '||', 'and', 'or']);

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/** A word has three letters or more, a vowel among them, or is written in letters without vowels of their own. */
function holdsWord(name: string): boolean {
  return name.split(/[_$\d]|(?<=\p{Ll})(?=\p{Lu})/u).some((part) => (part.length >= 3 && (/[aeiouy]/i.test(part) || /[^\p{ASCII}]/u.test(part))) || ideographs.test(part));
}

/** In letters of an alphabet; one sign that stands for a syllable or a word is worth three. */
function lengthOf(name: string): number {
  return ideographs.test(name) ? 3 * name.length : name.length;
}

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The lines that somebody reads: without the notice at the top and without comments that say nothing, which would only thin out the code. */
function readLines(code: string, tokens: Token[], comments: Set<number>, notice: number): Line[] {
  const silent = new Set<number>();
  const spoken = new Set(comments);
  for (const { kind, text, line } of tokens) {
    const kept = kind === 'comment' ? silent : spoken;
    for (let i = line; i <= line + countBreaks(text); i += 1) kept.add(i);
  }
  return code.split('\n').flatMap((text, number) => (number <= notice || (silent.has(number) && !spoken.has(number)) ? [] : [{ number, text: text.trimEnd() }]));
}

/** Blank lines between others; what stands before the first and after the last line is no rhythm. */
function blankShare(lines: Line[]): number {
  const first = lines.findIndex(({ text }) => text !== '');
  const last = lines.findLastIndex(({ text }) => text !== '');
  const inside = lines.slice(first, last + 1);
  return inside.filter(({ text }) => text === '').length / inside.length;
}

const runLength = 12;

function repetition(words: Token[]): number {
  const runs = words.length - runLength + 1;
  if (runs < 1) return 0;
  const seen = new Set<string>();
  for (let i = 0; i < runs; i += 1) seen.add(words.slice(i, i + runLength).map(({ text }) => text.slice(0, 40)).join(' '));
  return 1 - seen.size / runs;
}
