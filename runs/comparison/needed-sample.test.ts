import { expect, it } from 'vitest';
import { detectableDifference, varianceFor } from '../statistics/detectable-difference.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { neededSample, type CellDifference } from './needed-sample.ts';

/** Tasks whose means differ by `between`, and repeats of each that differ by `within`, up and down. */
function planted({ tasks, repeats, between, within }: { tasks: number; repeats: number; between: number; within: number }): CellDifference[] {
  return Array.from({ length: tasks * repeats }, (_, i) => {
    const [task, repeat] = [Math.floor(i / repeats), i % repeats];
    return { task: String(task), cell: 'one', repeat: repeat + 1, difference: (task % 2 === 0 ? between : -between) + (repeat % 2 === 0 ? within : -within) };
  });
}

it('needs as many tasks as bring the detectable difference to 5 points, and not one less', () => {
  const needed = neededSample(planted({ tasks: 12, repeats: 1, between: 20, within: 0 }));
  const detectable = (n: number): number => {
    // As many differences with the same variance.
    const spread = Math.sqrt((20 ** 2 * 12 * (n - 1)) / (11 * n));
    const half = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? spread : -spread));
    return detectableDifference(n % 2 === 0 ? half : [...half.slice(1), 0].map((each) => each * Math.sqrt(n / (n - 1)))) ?? NaN;
  };
  expect(needed).toMatchObject({ points: 5, repeats: null });
  expect(detectable(needed?.tasks ?? 0)).toBeLessThanOrEqual(5);
  expect(detectable((needed?.tasks ?? 0) - 1)).toBeGreaterThan(5);
});

it('counts on repeats only for what repeats differ by', () => {
  expect(neededSample(planted({ tasks: 12, repeats: 2, between: 20, within: 1 }))?.repeats, 'tasks differ more than 5 points can bear').toBeNull();
  const random = seededRandom('repeats');
  const needed = neededSample(planted({ tasks: 40, repeats: 6, between: 0, within: 0 }).map((each) => ({ ...each, difference: 120 * (random() - 0.5) })));
  // Of a variance of 120² / 12 in one repeat.
  const expected = 1200 / varianceFor(5, 40);
  expect(needed?.repeats).toBeGreaterThan(0.6 * expected);
  expect(needed?.repeats).toBeLessThan(1.7 * expected);
});

it('cannot say it of fewer than 6 tasks, nor of differences that are all alike', () => {
  expect(neededSample(planted({ tasks: 5, repeats: 1, between: 20, within: 0 }))).toBeNull();
  expect(neededSample(planted({ tasks: 9, repeats: 1, between: 0, within: 3 }))).toBeNull();
});
