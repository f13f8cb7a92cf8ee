import { metricNames, type MetricName, type RankingMetrics } from '../../knowledge/evaluation/ranking-metrics.ts';
import { comparePaired, type PairedComparison } from './compare-paired.ts';
import { taskMean } from './task-mean.ts';

/** From 0 to 1; the limits are those of the 95 % interval over queries, null for a single query. */
export interface SummarisedMetric {
  mean: number;
  low: number | null;
  high: number | null;
}

/** Head less base, from -1 to 1, query by query. */
export interface ComparedMetric {
  difference: number;
  low: number | null;
  high: number | null;
  /** Two-sided, after Holm's adjustment over the metrics; null for a single query. */
  adjusted: number | null;
  verdict: PairedComparison['verdict'];
}

/** The query is the unit: each counts once. */
export function summariseRetrieval(queries: readonly RankingMetrics[]): Record<MetricName, SummarisedMetric> {
  return byMetric((name) => {
    const summary = taskMean(queries.map((metrics) => [100 * metrics[name]]));
    return { mean: (summary?.mean ?? 0) / 100, low: share(summary?.interval?.low), high: share(summary?.interval?.high) };
  });
}

/** Two settings on the same queries, in the same order. */
export function compareRetrieval(base: readonly RankingMetrics[], head: readonly RankingMetrics[]): Record<MetricName, ComparedMetric> {
  const scores = (queries: readonly RankingMetrics[], name: MetricName) => queries.map((metrics, i) => ({ key: String(i), task: String(i), score: 100 * metrics[name] }));
  const compared = comparePaired(metricNames.map((name) => ({ name, base: scores(base, name), head: scores(head, name) })));
  return byMetric((name) => {
    const own = compared.find((each) => each.name === name);
    return {
      difference: (own?.difference ?? 0) / 100, low: share(own?.interval?.low), high: share(own?.interval?.high),
      adjusted: own?.adjusted ?? null, verdict: own?.verdict ?? 'no conclusion',
    };
  });
}

function byMetric<Value>(valueOf: (name: MetricName) => Value): Record<MetricName, Value> {
  return { recallAt1: valueOf('recallAt1'), recallAt5: valueOf('recallAt5'), recallAt10: valueOf('recallAt10'), ndcgAt10: valueOf('ndcgAt10'), mrr: valueOf('mrr') };
}

function share(points: number | undefined): number | null {
  return points === undefined ? null : points / 100;
}
