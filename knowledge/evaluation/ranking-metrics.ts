/** In the order in which they are shown. */
export const metricNames = ['recallAt1', 'recallAt5', 'recallAt10', 'ndcgAt10', 'mrr'] as const;
export type MetricName = (typeof metricNames)[number];
export type RankingMetrics = Record<MetricName, number>;

/**
 * How good one ranking is, each from 0 to 1. Recall at k is the share of what is relevant among the first k; nDCG divides
 * `Σ grade / log2(rank + 1)` by that of the best order (Järvelin and Kekäläinen, 2002, with the gain that trec_eval takes);
 * mrr is 1 over the rank of the first that is relevant, and 0 where the ranking has none.
 *
 * @param ranking ids, the best first, each once
 * @param relevant grades above 0 by id
 */
export function rankingMetrics(ranking: readonly string[], relevant: ReadonlyMap<string, number>): RankingMetrics {
  const recallAt = (k: number): number => ranking.slice(0, k).filter((id) => relevant.has(id)).length / Math.max(1, relevant.size);
  const ideal = gain([...relevant.values()].sort((a, b) => b - a));
  const first = ranking.findIndex((id) => relevant.has(id));
  return {
    recallAt1: recallAt(1), recallAt5: recallAt(5), recallAt10: recallAt(10),
    ndcgAt10: ideal === 0 ? 0 : gain(ranking.map((id) => relevant.get(id) ?? 0)) / ideal,
    mrr: first === -1 ? 0 : 1 / (first + 1),
  };
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
}
