import { expect, test } from 'vitest';
import { adjustByHolm } from './holm.ts';

test('the worked example of four hypotheses is adjusted step by step', () => {
  // Wikipedia, Holm–Bonferroni method: of 0.01, 0.04, 0.03, 0.005 at 0.05 the fourth and the first are rejected, the others kept.
  const adjusted = adjustByHolm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(expected, 12);
});

test('one is left as it is, none is none, and nothing passes 1', () => {
  expect(adjustByHolm([0.2])).toEqual([0.2]);
  expect(adjustByHolm([])).toEqual([]);
  expect(adjustByHolm([0.9, 0.8, 0.5])).toEqual([1, 1, 1]);
});
