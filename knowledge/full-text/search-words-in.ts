import { bestOrdinals, type Scored } from './best-ordinals.ts';
import { nearness } from './nearness.ts';
import type { WordIndex } from './word-index.ts';

export interface Bm25Parameters {
  /** How soon more of the same word counts less. */
  k1: number;
  /** How much a text's length is held against it, from 0 to 1. */
  b: number;
  /** How much neighbourhood of a query's words counts beside the words; 0 for plain BM25. */
  nearness: number;
}

export interface WordQuery {
  /** Each word with how much it counts. */
  words: ReadonlyMap<string, number>;
  limit: number;
  allowed?: (ordinal: number) => boolean;
}

/** Ordinals with their scores, the best first, ties in reading order; none that has no word of the query. */
export type WordSearch = (query: WordQuery) => Scored[];

/** How many of the best by their words alone are looked at for neighbourhood. */
const nearCandidates = 200;

/**
 * BM25 (Robertson and Zaragoza, 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"), with Lucene's inverse
 * document frequency, which is never negative. Fields are weighted in the frequency, before it saturates (section 3.6).
 */
export function openWordSearch(index: WordIndex, parameters: Bm25Parameters): WordSearch {
  const { words, postingStarts, postings, frequencies, lengths } = index;
  const { k1, b } = parameters;
  const count = lengths.length;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / Math.max(1e-9, average)));
  const places = new Map(words.map((word, place) => [word, place]));
  const scores = new Float32Array(count);

  const rarityOf = (place: number): number => {
    const having = (postingStarts[place + 1] ?? 0) - (postingStarts[place] ?? 0);
    return Math.log(1 + (count - having + 0.5) / (having + 0.5));
  };
  const addWord = (place: number, weight: number): void => {
    const factor = weight * rarityOf(place) * (k1 + 1);
    const end = postingStarts[place + 1] ?? 0;
    // Every index is below the length of its array, which `?? 0` would ask again for each of millions.
    for (let i = postingStarts[place] ?? 0; i < end; i += 1) {
      const ordinal = postings[i] as number;
      const frequency = frequencies[i] as number;
      scores[ordinal] = (scores[ordinal] as number) + (factor * frequency) / (frequency + (norms[ordinal] as number));
    }
  };
  return ({ words: wanted, limit, allowed }) => {
    scores.fill(0);
    for (const [word, weight] of wanted) {
      const place = places.get(word);
      if (place !== undefined) addWord(place, weight);
    }
    const known = [...wanted.keys()].flatMap((word) => places.get(word) ?? []);
    if (parameters.nearness === 0 || known.length < 2) return bestOrdinals(scores, { limit, allowed });
    const rarities = new Map(known.map((place) => [place, rarityOf(place)]));
    return bestOrdinals(scores, { limit: Math.max(limit, nearCandidates), allowed })
      .map(({ ordinal, score }) => ({ ordinal, score: score + parameters.nearness * nearness({ index, ordinal, rarities, k1, norm: norms[ordinal] ?? k1 }) }))
      .sort((one, two) => two.score - one.score || one.ordinal - two.ordinal)
      .slice(0, limit);
  };
}
