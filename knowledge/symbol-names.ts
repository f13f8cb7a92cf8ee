import type { SearchText } from './search-text.ts';
import { searchWords } from './search-words.ts';

/** Names of a passage as symbols, in headings and in its text, each in one word and lower case: `graph.addNode` gives graph and addnode. */
export function symbolNames({ heading, body }: SearchText): { heading: string[]; body: string[] } {
  return { heading: namesIn(heading), body: codeOf(body).flatMap(({ text, isCode }) => (isCode ? namesIn(text) : compoundsIn(text))) };
}

/** What a query may call a symbol: names that no plain word is count whole, neighbours in one word less; a plain word is one only where it stands alone or is written as code. */
export function queriedNames(text: string): Map<string, number> {
  const identifiers = [...text.slice(0, 2_000).matchAll(identifier)];
  const names = identifiers.map(({ 0: name, index }) => ({
    name: nameOf(name),
    weight: isCompound(name) || identifiers.length === 1 || isMarked(text, index, index + name.length) ? 1 : 0,
  }));
  const joined = [2, 3].flatMap((size) => names.slice(size - 1).map((_, i) => ({ name: names.slice(i, i + size).map(({ name }) => name).join(''), weight: 0.6 })));
  const weights = new Map<string, number>();
  for (const { name, weight } of [...names, ...joined]) if (weight > 0) weights.set(name, Math.max(weight, weights.get(name) ?? 0));
  return weights;
}

/**
 * Names that a passage is about, as words that no text has: its last heading where that is a name or a list of them, such
 * as `addNode`, `#.addNode`, `Graph.addNode(key)` or "addNode, dropNode".
 */
export function definedNames({ heading }: SearchText): string[] {
  const last = heading.slice(heading.lastIndexOf('\n') + 1);
  const names = last.replaceAll(/\([^()]*\)|`/gu, '').split(',').map((piece) => /^\s*(?:new\s+)?(?:#?\.|#)?(?:[\w$]+(?:\.|#|::))*([\p{L}_$][\p{L}\p{N}_$]*)\s*$/u.exec(piece)?.[1]);
  return names.flatMap((name) => (name === undefined ? [] : [definedWord(name)]));
}

/** The same words for the members that a query names with their owner: `Graph.addNode` asks for what is about `addNode`. */
export function queriedMembers(text: string): string[] {
  return [...text.slice(0, 2_000).matchAll(/(?<=[\p{L}\p{N}_$)\]](?:\.|#|::))[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([name]) => definedWord(name));
}

function definedWord(name: string): string {
  return `=${nameOf(name)}`;
}

/** `name` in backticks, called as name(), or with an owner as owner.name. */
function isMarked(text: string, start: number, end: number): boolean {
  return text[start - 1] === '`' || text[end] === '(' || (text[start - 1] === '.' && /[\w$)\]]/u.test(text[start - 2] ?? ''));
}

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

function namesIn(text: string): string[] {
  return (text.match(identifier) ?? []).map(nameOf);
}

function compoundsIn(text: string): string[] {
  return (text.match(identifier) ?? []).filter(isCompound).map(nameOf);
}

function isCompound(name: string): boolean {
  return /\p{Ll}\p{Lu}|[\p{L}\p{N}][_$]+[\p{L}\p{N}]|\p{L}\p{N}/u.test(name);
}

/** As `searchWords` joins its parts. */
function nameOf(name: string): string {
  return searchWords(name).at(-1) ?? '';
}

/** Fenced blocks, inline code, and what lies between. */
function codeOf(body: string): { text: string; isCode: boolean }[] {
  const parts = body.split(/(^[ \t]*(?:```|~~~)[^]*?(?:^[ \t]*(?:```|~~~)[ \t]*$|(?![^]))|`[^`\n]+`)/mu);
  return parts.map((text, i) => ({ text, isCode: i % 2 === 1 }));
}
