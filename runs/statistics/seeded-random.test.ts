import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('the same seed gives the same numbers and another seed gives others', () => {
  const draw = (seed: string): number[] => {
    const random = seededRandom(seed);
    return [random(), random(), random()];
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('numbers are spread evenly over [0, 1)', () => {
  const random = seededRandom('even');
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i += 1) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? NaN) + 1;
  }
  // Chi-squared with 9 degrees of freedom exceeds 27.9 once in a thousand seeds.
  expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});
