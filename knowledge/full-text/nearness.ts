import { gap, type WordIndex } from './word-index.ts';

export interface NearnessRequest {
  index: WordIndex;
  /** Which text. */
  ordinal: number;
  /** By the places of the query's words: how telling each is. */
  rarities: ReadonlyMap<number, number>;
  k1: number;
  /** What BM25 adds to a frequency for this text's length. */
  norm: number;
}

/** Words further apart than this are not near. */
const farthest = 8;

/**
 * How near the query's words stand to each other in a text, in the unit of a BM25 score: where two different ones follow
 * each other at a distance of d words, both gain 1/d², and what a word gains saturates like a frequency (after Büttcher,
 * Clarke and Lushman, 2006, "Term proximity scoring for ad-hoc retrieval on very large text collections").
 */
export function nearness({ index: { texts, textStarts }, ordinal, rarities, k1, norm }: NearnessRequest): number {
  const gains = new Map<number, number>();
  const end = textStarts[ordinal + 1] ?? 0;
  let before = gap;
  let beforeAt = 0;
  for (let at = textStarts[ordinal] ?? 0; at < end; at += 1) {
    const place = texts[at] as number; // below `end`
    if (place === gap) {
      before = gap;
      continue;
    }
    if (!rarities.has(place)) continue;
    const distance = at - beforeAt;
    if (before !== gap && place !== before && distance <= farthest) {
      gains.set(place, (gains.get(place) ?? 0) + distance ** -2);
      gains.set(before, (gains.get(before) ?? 0) + distance ** -2);
    }
    before = place;
    beforeAt = at;
  }
  let sum = 0;
  for (const [place, gain] of gains) sum += ((rarities.get(place) ?? 0) * gain * (k1 + 1)) / (gain + norm);
  return sum;
}
