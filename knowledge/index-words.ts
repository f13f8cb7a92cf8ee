import { stemmer } from 'stemmer';
import { commonWords, queryWords, searchWords } from './search-words.ts';
import { searchWeights } from './search-weights.ts';

/** Words as the full text has them: stems (Porter, 1980, "An algorithm for suffix stripping"), without what every sentence has. */
export function indexWords(text: string): string[] {
  return searchWords(text).filter((word) => !commonWords.has(word)).map(stemOf);
}

/** A query's stems with how much each counts, in its order: words, an identifier's parts beside the whole, and two neighbours in one word. */
export function queryStems(text: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, role] of queryWords(text)) {
    const stem = stemOf(word);
    weights.set(stem, Math.max(searchWeights.query[role], weights.get(stem) ?? 0));
  }
  return weights;
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
