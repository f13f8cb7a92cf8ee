import { mean } from './mean.ts';
import { studentQuantile } from './student-t.ts';

/** So few signs cannot give a two-sided p-value of 0.05 or less. */
const fewest = 6;

/**
 * Points by which two sides would have to differ for a paired comparison of this size to show it in 80 of 100 cases, at a
 * two-sided 5 %: `(t(0.975) + t(0.8)) s / √n` with n − 1 degrees of freedom, s from the observed differences (Bloom,
 * Evaluation Review 19, 1995). Null below 6 differences, and where all are the same: they tell no variance.
 */
export function detectableDifference(differences: readonly number[]): number | null {
  const n = differences.length;
  const centre = mean(differences);
  if (centre === null || n < fewest) return null;
  const variance = differences.reduce((sum, difference) => sum + (difference - centre) ** 2, 0) / (n - 1);
  return detectableWith(variance, n);
}

/** The same for n differences of a known variance, in square points. */
export function detectableWith(variance: number, n: number): number | null {
  // Below what sums of equal numbers in floating point differ by.
  return n < fewest || variance < 1e-18 ? null : factor(n) * Math.sqrt(variance);
}

/** The variance of n differences with which just so many points are detectable. */
export function varianceFor(points: number, n: number): number {
  return (points / factor(n)) ** 2;
}

/** How many differences of a variance it takes for so many points to be detectable; at least 6. */
export function unitsToDetect(points: number, variance: number): number {
  // Student's quantiles lie above those of the normal law, so this is never too many.
  let n = Math.max(fewest, Math.ceil(variance * (2.8 / points) ** 2));
  while (factor(n) * Math.sqrt(variance) > points) n += 1;
  return n;
}

function factor(n: number): number {
  return (studentQuantile(0.975, n - 1) + studentQuantile(0.8, n - 1)) / Math.sqrt(n);
}
