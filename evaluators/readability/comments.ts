import type { Token } from './lexer.ts';

/**
 * The lines of comments that there are to read. A line of prose counts once, however often it stands there; the frame of a
 * comment counts with its prose, by two lines more than that. Rulers, directives and code that was commented out do not count.
 */
export function commentLines(tokens: Token[]): Set<number> {
  const counted = new Set<number>();
  const seen = new Set<string>();
  for (const { start, lines } of commentGroups(tokens)) {
    const prose: number[] = [];
    const frame: number[] = [];
    for (const [i, line] of lines.entries()) {
      const text = line.slice(0, longestRead).replace(decoration, '').trim();
      const words = proseOf(text);
      if (words !== '' && !seen.has(words)) prose.push(start + i);
      else if (words === '' && isFrame(line, text)) frame.push(start + i);
      seen.add(words);
    }
    if (prose.length > 0) for (const line of [...prose, ...frame.slice(0, prose.length + 2)]) counted.add(line);
  }
  return counted;
}

/** The lines of comments that follow each other without a line between them. */
function commentGroups(tokens: Token[]): { start: number; lines: string[] }[] {
  const groups: { start: number; lines: string[] }[] = [];
  let end = -2;
  for (const { kind, text, line } of tokens) {
    if (kind !== 'comment') continue;
    const lines = text.split('\n');
    const last = groups.at(-1);
    if (last !== undefined && line === end + 1) for (const each of lines) last.lines.push(each);
    else groups.push({ start: line, lines });
    end = line + lines.length - 1;
  }
  return groups;
}

/** The last line of a licence or a notice at the very beginning, which no reader of the code reads; -1 without one. */
export function noticeEnd(tokens: Token[]): number {
  let end = -1;
  let last = -1;
  for (const { kind, text, line } of tokens) {
    if (kind !== 'comment' || (end !== -1 && line > last + 1)) break;
    last = line + text.split('\n').length - 1;
    if (end !== -1 || notice.test(text.slice(0, longestRead))) end = last;
  }
  return end;
}

const notice = /copyright|licen[cs]e|spdx-|all rights reserved|^#!|do not (?:edit|modify)|(?:auto-?|automatically )generated/i;

/** Its words in small letters; empty when it is no prose. */
function proseOf(text: string): string {
  if (text === '' || directive.test(text)) return '';
  const chunks = text.split(/\s+/);
  const words = chunks.filter((chunk) => plainWord.test(chunk)).length;
  if (statement.test(text) || (words < fluent && code.test(text))) return '';
  const isProse = (words >= 2 && 2 * words >= chunks.length) || unspaced.test(text);
  return isProse ? chunks.join(' ').toLowerCase() : '';
}

/** So many words in a row are a sentence, whatever it ends with. */
const fluent = 4;

/** Signs that open, close or hold a comment together, or the last word of a sentence; a ruler is more than that. */
function isFrame(line: string, text: string): boolean {
  return text === '' ? line.trim().length <= 4 : plainWord.test(text);
}

/** Characters of one line of a comment; more of them make it neither better nor worse. */
const longestRead = 1000;

const decoration = /^[\s/*#\-;%!<>="'({|~+:]+|[\s*/\-"']+$/g;
const plainWord = /^["'`([]*@?\p{L}[\p{L}\p{M}'’-]+[.,:;!?)\]"'`]*$/u;
/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]{4}/u;
const directive = /^(?:eslint|prettier|tslint|jshint|jslint|istanbul|c8|v8|@ts-|ts-|noqa|pylint|mypy|type:|nolint|clang-|rubocop|coding[:=]|-\*-|region\b|endregion\b|sourceMappingURL)/i;
/** Ends like a statement, with a call, an assignment or an index in it. */
const statement = /[=()[\]].*[;{}]$/;
/** Ends like a statement or a call, is an assignment, or opens a block. */
const code = /[;{}]$|[\w\]]\([^()]*\)?$|^[\w.$]+\(.*\)$|^[\w.$[\]]+ ?(?:[-+*/|&]?=|:=|=>) ?\S|^(?:if|for|while|def|class|elif|with|except)\b.*:$|^(?:import|from|return) [\w.]+(?: import\b.*)?$|^<\/?\w+/;
