import { stemmer } from 'stemmer';
import { commonWords, queryWords, searchWords } from './search-words.ts';

/** Words as the full text has them: stems (Porter, 1980, "An algorithm for suffix stripping"), without what every sentence has. */
export function indexWords(text: string): string[] {
  return searchWords(text).filter((word) => !commonWords.has(word)).map(stemOf);
}

/** A query's stems: those that are words of it, and those that are two neighbours in one word. */
export function queryStems(text: string): { words: Set<string>; joined: Set<string> } {
  const own = new Set(searchWords(text.slice(0, 10_000)));
  const all = queryWords(text);
  const words = new Set(all.filter((word) => own.has(word)).map(stemOf));
  return { words, joined: new Set(all.filter((word) => !own.has(word)).map(stemOf).filter((stem) => !words.has(stem))) };
}

const known = new Map<string, string>();
/** Texts repeat their words, and a stem takes longer to make than to find. */
const mostKnown = 100_000;

export function stemOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemmer(word);
  if (known.size >= mostKnown) known.clear();
  known.set(word, stem);
  return stem;
}
