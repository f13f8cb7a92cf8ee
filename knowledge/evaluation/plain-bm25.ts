import { openWordSearch } from '../full-text/search-words-in.ts';
import { buildWordIndex } from '../full-text/word-index.ts';
import { stemOf } from '../index-words.ts';
import type { SearchText } from '../search-text.ts';
import { commonWords } from '../search-words.ts';

/** What search is held against: BM25 as textbooks have it, over stems of the words of heading and text together. */
export function openPlainBm25(texts: readonly SearchText[]): (text: string, limit: number) => number[] {
  const index = buildWordIndex(texts.map(({ heading, body }) => [{ words: plainWords(`${heading}\n${body}`), weight: 1 }]));
  const search = openWordSearch(index, { k1: 1.2, b: 0.75, nearness: 0 });
  return (text, limit) => search({ words: new Map(plainWords(text).map((word) => [word, 1])), limit }).map(({ ordinal }) => ordinal);
}

/** Runs of letters and digits, lower case; identifiers are taken apart at underscores only. */
function plainWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !commonWords.has(word)).map(stemOf);
}
