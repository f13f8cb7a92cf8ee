import { expect, test } from 'vitest';
import { meanOfColumns, taskMean } from './task-mean.ts';

test('each task counts the same however often it was repeated, and only tasks narrow the interval', () => {
  expect(taskMean([[0], [100, 100, 100], []])?.mean).toBe(50);
  const tasks = [[10], [40], [50], [70], [90]];
  const repeated = tasks.map(([score = 0]) => [score, score, score, score]);
  expect(taskMean(repeated)).toEqual(taskMean(tasks));
  const width = (scores: number[][]): number => {
    const interval = taskMean(scores)?.interval;
    return interval == null ? NaN : interval.high - interval.low;
  };
  expect(width([...tasks, ...tasks, ...tasks, ...tasks])).toBeLessThan(0.5 * width(tasks));
});

test('one task has a mean but no interval, and no task has neither', () => {
  expect(taskMean([[30, 50]])).toEqual({ mean: 40, interval: null });
  expect(taskMean([[]])).toBeNull();
  expect(meanOfColumns([[30, null]])).toEqual({ mean: 30, interval: null });
  expect(meanOfColumns([[null], []])).toBeNull();
});

test('with every score present the mean of columns is the mean of rows, with its interval', () => {
  const rows = [[10, 30], [40, 80], [50, 90], [0, 100]];
  expect(meanOfColumns(rows)).toEqual(taskMean(rows.map(([a = 0, b = 0]) => [(a + b) / 2])));
});

test('a missing score is left out of its column, not taken as 0', () => {
  const rows = [[10, 30], [40, null], [50, 90], [null, null]];
  const result = meanOfColumns(rows);
  expect(result?.mean).toBeCloseTo((100 / 3 + 60) / 2, 10);
  // By hand: the estimate is 46.67, and the rows differ from it by half of −23.33 − 30 · 3/2, 6.67 and 16.67 + 30 · 3/2.
  const values = [46.667 + (-23.333 - 45) / 2, 46.667 + 6.667 / 2, 46.667 + (16.667 + 45) / 2];
  const expected = taskMean(values.map((value) => [value]))?.interval;
  expect(result?.interval?.low).toBeCloseTo(expected?.low ?? NaN, 2);
  expect(result?.interval?.high).toBeCloseTo(expected?.high ?? NaN, 2);
  expect(meanOfColumns([[10, null], [20, null], [60, null]])).toEqual(taskMean([[10], [20], [60]]));
});
