import { expect, test } from 'vitest';
import { median } from './median.ts';
import { spearman } from './rank-correlation.ts';
import { quadraticKappa } from './weighted-kappa.ts';

test('Spearman of IQ and hours of television, the worked example of textbooks, is −29/165', () => {
  const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
  expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 10);
});

test('equal values share their ranks, and one value throughout has no correlation', () => {
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
  expect(spearman([1, 5, 5, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 10);
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(spearman([1, 2], [1, 2])).toBeNull();
});

test('quadratic kappa punishes by the square of the distance', () => {
  // Observed 1; expected from the margins (2,1,1) and (2,0,2): (2·2·4 + 1·2·1 + 1·2·1 + 1·2·4) / 4 = 7.
  expect(quadraticKappa([0, 0, 1, 2], [0, 0, 2, 2], 3)).toBeCloseTo(1 - 1 / 7, 10);
  expect(quadraticKappa([0, 1, 2, 3], [0, 1, 2, 3], 4)).toBe(1);
  expect(quadraticKappa([0, 3], [3, 0], 4)).toBe(-1);
  expect(quadraticKappa([2, 2], [2, 2], 4)).toBeNull();
  expect(quadraticKappa([], [], 4)).toBeNull();
});

test('the median of an even count lies between the two in the middle', () => {
  expect(median([90, 10, 40])).toBe(40);
  expect(median([90, 10, 40, 60])).toBe(50);
  expect(median([])).toBeNull();
});
