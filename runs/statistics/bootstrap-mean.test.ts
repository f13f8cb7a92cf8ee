import { expect, test } from 'vitest';
import { bootstrapMean } from './bootstrap-mean.ts';
import { seededRandom } from './seeded-random.ts';

test('each task counts the same however often it was repeated', () => {
  expect(bootstrapMean({ clusters: [[0], [100, 100, 100], []], resamples: 100, seed: 's' })?.mean).toBe(50);
});

test('the interval is the same for the same seed and lies around the mean', () => {
  const request = { clusters: [[10], [40], [50], [70], [90]], resamples: 1000, seed: 's' };
  const result = bootstrapMean(request);
  expect(bootstrapMean(request)).toEqual(result);
  expect(result?.mean).toBe(52);
  expect(result?.interval?.low).toBeLessThan(40);
  expect(result?.interval?.high).toBeGreaterThan(64);
});

test('agrees with the exact bootstrap distribution of two tasks', () => {
  // Resamples of 0 and 100 have means 0, 50, 50, 100 with a quarter each, so both tails reach the ends.
  expect(bootstrapMean({ clusters: [[0], [100]], resamples: 2000, seed: 's' })?.interval).toEqual({ low: 0, high: 100 });
});

test('repeats of a task do not narrow the interval as further tasks would', () => {
  const tasks = [[10], [40], [50], [70], [90]];
  const repeated = tasks.map(([value = 0]) => [value, value, value, value]);
  const width = (clusters: number[][]): number => {
    const interval = bootstrapMean({ clusters, resamples: 2000, seed: 's' })?.interval;
    return interval === null || interval === undefined ? NaN : interval.high - interval.low;
  };
  expect(width(repeated)).toBe(width(tasks));
  expect(width([...tasks, ...tasks, ...tasks, ...tasks])).toBeLessThan(0.7 * width(tasks));
});

test('with 40 normal tasks the interval is as wide as theory says', () => {
  const random = seededRandom('normal');
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = Array.from({ length: 40 }, () => 60 + 15 * normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / 40;
  const standardError = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 40 / 40);
  const interval = bootstrapMean({ clusters: values.map((value) => [value]), resamples: 4000, seed: 's' })?.interval;
  expect(((interval?.high ?? NaN) - (interval?.low ?? NaN)) / (2 * 1.96 * standardError)).toBeCloseTo(1, 1);
});

test('one task has a mean but no interval, and no task has neither', () => {
  expect(bootstrapMean({ clusters: [[30, 50]], resamples: 100, seed: 's' })).toEqual({ mean: 40, interval: null });
  expect(bootstrapMean({ clusters: [[]], resamples: 100, seed: 's' })).toBeNull();
});
