import { expect, test } from 'vitest';
import { signFlipTest } from './sign-flip-test.ts';

test("Darwin's maize has the probability that Fisher counted", () => {
  // Fisher, The Design of Experiments (1935), section 21: of 32768 choices of signs, 863 give a sum as large as 314 or larger.
  const darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
  expect(signFlipTest(darwin)).toBe((2 * 863) / 32_768);
});

test('every choice of signs is counted', () => {
  expect(signFlipTest([3, 1, 2])).toBe(0.25);
  expect(signFlipTest([3, -1, 2])).toBe(0.5);
  expect(signFlipTest([10, 10, 10, 10, 10, 10, 10, 10])).toBe(2 / 256);
  expect(signFlipTest([0.1, 0.2, -0.3])).toBe(1);
});

test('tasks without a difference change nothing, and no difference at all is no evidence', () => {
  expect(signFlipTest([3, 0, 1, 0, 2])).toBe(signFlipTest([3, 1, 2]));
  expect(signFlipTest([0, 0, 0])).toBe(1);
  expect(signFlipTest([])).toBe(1);
});

test('draws come near to what counting gives, and do not depend on order or direction', () => {
  const differences = Array.from({ length: 20 }, (_, i) => (i < 14 ? 1 : -1));
  // Two-sided binomial probability of 14 or more of 20: 0.1153.
  const drawn = signFlipTest(differences);
  expect(Math.abs(drawn - 0.1153)).toBeLessThan(0.015);
  expect(signFlipTest(differences.toReversed())).toBe(drawn);
  expect(signFlipTest(differences.map((difference) => -difference))).toBe(drawn);
});
