import { expect, it } from 'vitest';
import { rankingMetrics } from './ranking-metrics.ts';

const grades = (of: Record<string, number>): Map<string, number> => new Map(Object.entries(of));

it('gives the nDCG of the worked example with grades 3, 2, 3, 0, 1, 2', () => {
  // DCG 3 + 2/log2(3) + 3/2 + 0 + 1/log2(6) + 2/log2(7) = 6.861, over the same six in their best order 7.141 (the example of Wikipedia's "Discounted cumulative gain" before it adds two documents).
  const { ndcgAt10 } = rankingMetrics(['d1', 'd2', 'd3', 'd4', 'd5', 'd6'], grades({ d1: 3, d2: 2, d3: 3, d5: 1, d6: 2 }));
  expect(ndcgAt10).toBeCloseTo(0.961, 3);
  // With two more that were not found, graded 3 and 2, the best order has 8.740 at 6 and 1/log2(8) more at 7.
  expect(rankingMetrics(['d1', 'd2', 'd3', 'd4', 'd5', 'd6'], grades({ d1: 3, d2: 2, d3: 3, d5: 1, d6: 2, d7: 3, d8: 2 })).ndcgAt10).toBeCloseTo(6.861 / 9.074, 3);
});

it('gives the reciprocal ranks of the worked example: third, second and first, 11/18 on average', () => {
  const ranks = [['catten', 'cati', 'cats'], ['torii', 'tori', 'toruses'], ['viruses', 'virii', 'viri']];
  const right = ['cats', 'tori', 'viruses'];
  const mean = ranks.reduce((sum, ranking, i) => sum + rankingMetrics(ranking, grades({ [right[i] ?? '']: 1 })).mrr, 0) / 3;
  expect(mean).toBeCloseTo(11 / 18, 12);
});

it('gives the share of what is relevant among the first 1, 5 and 10', () => {
  const ranking = Array.from({ length: 12 }, (_, i) => `d${String(i + 1)}`);
  const metrics = rankingMetrics(ranking, grades({ d1: 1, d4: 1, d6: 2, d11: 1 }));
  expect(metrics).toMatchObject({ recallAt1: 0.25, recallAt5: 0.5, recallAt10: 0.75, mrr: 1 });
  // The eleventh is no gain, but belongs to the best order: (1 + 1/log2(5) + 2/log2(7)) / (2 + 1/log2(3) + 1/2 + 1/log2(5)).
  expect(metrics.ndcgAt10).toBeCloseTo(2.1431 / 3.5616, 4);
});

it('gives 0 for a ranking without anything relevant, or without anything', () => {
  const nothing = { recallAt1: 0, recallAt5: 0, recallAt10: 0, ndcgAt10: 0, mrr: 0 };
  expect(rankingMetrics(['a', 'b'], grades({ c: 1 }))).toEqual(nothing);
  expect(rankingMetrics([], grades({ c: 1 }))).toEqual(nothing);
});
