import { expect, test } from 'vitest';
import { meanInterval } from './mean-interval.ts';
import type { Interval } from './interval.ts';
import { seededRandom } from './seeded-random.ts';
import { wilsonInterval } from './wilson-interval.ts';

const interval = (values: number[], unseenTasks = 0.1): Interval => meanInterval({ values, low: 0, high: 100, unseenTasks }) ?? { low: NaN, high: NaN };

test.each([[0, 12], [1, 29], [5, 8], [15, 148], [12, 12]])('%i tasks of %i at 100 and the others at 0 give the interval of Wilson', (solved, tasks) => {
  const wilson = wilsonInterval({ share: solved / tasks, trials: tasks });
  const own = interval(Array.from({ length: tasks }, (_, i) => (i < solved ? 100 : 0)));
  expect(own.low).toBeCloseTo(100 * wilson.low, 1);
  expect(own.high).toBeCloseTo(100 * wilson.high, 1);
});

test('far from the ends of the scale it is the interval of Student', () => {
  // Darwin's fifteen differences of cross- and self-fertilised maize in eighths of an inch: Fisher, The Design of
  // Experiments (1935), chapter III, has the mean 20.933 and the standard error 9.746; t with 14 degrees of freedom is 2.145.
  const darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
  const own = meanInterval({ values: darwin, low: -100_000, high: 100_000, unseenTasks: 0 });
  expect(own?.low).toBeCloseTo(20.933 - 2.1448 * 9.746, 1);
  expect(own?.high).toBeCloseTo(20.933 + 2.1448 * 9.746, 1);
});

test('equal scores do not make certain, and a shade less than perfect is judged like perfect', () => {
  const same = interval(new Array<number>(12).fill(60));
  expect(same.low).toBeLessThan(59.2);
  expect(same.high).toBeGreaterThan(60.8);
  const perfect = interval(new Array<number>(12).fill(100));
  expect(perfect).toEqual({ low: expect.closeTo(75.7, 1) as number, high: 100 });
  expect(interval([...new Array<number>(11).fill(100), 99.999]).low).toBeCloseTo(perfect.low, 0);
});

test('it stays on the scale, holds the mean, mirrors with the scores and forgets their order', () => {
  const random = seededRandom('any scores');
  for (let i = 0; i < 500; i += 1) {
    const values = Array.from({ length: 2 + Math.floor(random() * 12) }, () => Math.min(100, Math.max(0, 160 * random() - 30)));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const { low, high } = interval(values);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(average);
    expect(high).toBeGreaterThanOrEqual(average);
    expect(high).toBeLessThanOrEqual(100);
    const mirrored = interval(values.map((value) => 100 - value).reverse());
    expect(mirrored.low).toBeCloseTo(100 - high, 8);
    expect(mirrored.high).toBeCloseTo(100 - low, 8);
  }
});

test('one task says nothing about others', () => {
  expect(meanInterval({ values: [70], low: 0, high: 100, unseenTasks: 0.1 })).toBeNull();
});
