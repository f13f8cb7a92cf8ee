import type Database from 'libsql';
import { indexWords, queryStems } from '../index-words.ts';
import type { SearchText } from '../search-text.ts';
import { searchWeights } from '../search-weights.ts';
import { definedNames, queriedMembers, queriedNames, symbolNames } from '../symbol-names.ts';
import { openWordSearch } from './search-words-in.ts';
import { readWordIndex, storeWordIndex } from './stored-word-index.ts';
import { buildWordIndex, type Field, type WordIndex } from './word-index.ts';

/** Of the same texts: what their words are, and which symbols they name. */
export interface FullTextIndexes {
  words: WordIndex;
  symbols: WordIndex;
}

/** The n-th text gets ordinal n. */
export function buildFullText(texts: readonly SearchText[]): FullTextIndexes {
  return { words: buildWordIndex(mapLazily(texts, wordFields)), symbols: buildWordIndex(mapLazily(texts, symbolFields)) };
}

function wordFields(text: SearchText): Field[] {
  const defined = definedNames(text);
  return [
    { words: indexWords(text.heading), weight: searchWeights.heading }, { words: indexWords(text.body), weight: searchWeights.body },
    // Found by who asks for it, without making the text longer for anyone else.
    ...(defined.length > 0 ? [{ words: defined, weight: 0 }] : []),
  ];
}

function queriedWords(text: string): Map<string, number> {
  return new Map([...queryStems(text), ...queriedMembers(text).map((word) => [word, searchWeights.query.member] as const)]);
}

function symbolFields(text: SearchText) {
  const { heading, body } = symbolNames(text);
  return [{ words: heading, weight: searchWeights.heading }, { words: body, weight: searchWeights.body }];
}

function* mapLazily<From, To>(items: Iterable<From>, change: (item: From) => To): Generator<To> {
  for (const item of items) yield change(item);
}

export interface FullTextQuery {
  text: string;
  limit: number;
  /** Only passages with one of these bits; left out: all. */
  tagBits?: number;
}

/** Both give ordinals, the best first, ties in reading order. Any text is a valid query; one without words finds nothing. */
export interface FullTextIndex {
  /** By BM25 over stems, taken together with how near they stand to each other. */
  search(query: FullTextQuery): number[];
  /** By the symbols that the query may mean. */
  searchSymbols(query: FullTextQuery): number[];
}

/** `tagBits` has those of each text. */
export function openFullText({ words, symbols }: FullTextIndexes, tagBits: readonly number[]): FullTextIndex {
  const byWords = openWordSearch(words, searchWeights.fullText);
  const bySymbols = openWordSearch(symbols, searchWeights.symbols);
  const allowedBy = (wanted: number | undefined) => (wanted === undefined ? {} : { allowed: (ordinal: number) => ((tagBits[ordinal] ?? 0) & wanted) !== 0 });
  return {
    search: ({ text, limit, tagBits: wanted }) => {
      return byWords({ words: queriedWords(text), limit, ...allowedBy(wanted) }).map(({ ordinal }) => ordinal);
    },
    searchSymbols: ({ text, limit, tagBits: wanted }) => bySymbols({ words: queriedNames(text), limit, ...allowedBy(wanted) }).map(({ ordinal }) => ordinal),
  };
}

/** Keeps the indexes among a database's tables. */
export function writeFullText(database: Database.Database, texts: readonly SearchText[]): void {
  const built = buildFullText(texts);
  storeWordIndex(database, 'words', built.words);
  storeWordIndex(database, 'symbols', built.symbols);
}

export function readFullText(database: Database.Database, tagBits: readonly number[]): FullTextIndex {
  return openFullText({ words: readWordIndex(database, 'words'), symbols: readWordIndex(database, 'symbols') }, tagBits);
}
