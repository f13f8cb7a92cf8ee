/** One list of results, the best first, and how much it counts. */
export interface Ranking {
  ordinals: number[];
  weight: number;
}

export interface Fused {
  ordinal: number;
  score: number;
}

export interface Fusion {
  rankConstant: number;
  /** How many ranks further down a result counts as standing; left out: none. */
  handicap?: (ordinal: number) => number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009). The best first; ties in reading order. The larger the
 * constant, the more lower ranks count; the paper's 60 suits rankings that are equally good.
 */
export function fuseRankings(rankings: Ranking[], { rankConstant, handicap = () => 0 }: Fusion): Fused[] {
  const scores = new Map<number, number>();
  for (const { ordinals, weight } of rankings) {
    for (const [i, ordinal] of ordinals.entries()) scores.set(ordinal, (scores.get(ordinal) ?? 0) + weight / (rankConstant + i + 1 + handicap(ordinal)));
  }
  return [...scores].map(([ordinal, score]) => ({ ordinal, score })).sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}
