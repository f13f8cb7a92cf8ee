import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

// The four examples of Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
  { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
  { successes: 0, trials: 20, low: 0, high: 0.1611 },
  { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
])('$successes of $trials gives the published interval', ({ successes, trials, low, high }) => {
  const interval = wilsonInterval({ share: successes / trials, trials });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('all of them is not certainty, and none tried is no knowledge', () => {
  expect(wilsonInterval({ share: 1, trials: 12 }).low).toBeCloseTo(0.7575, 4);
  expect(wilsonInterval({ share: 0, trials: 0 })).toEqual({ low: 0, high: 1 });
});
