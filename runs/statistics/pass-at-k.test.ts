import { expect, test } from 'vitest';
import { passAtK, passHatK } from './pass-at-k.ts';

test('both estimators agree with counting every choice of k attempts', () => {
  for (let attempts = 1; attempts <= 7; attempts += 1) {
    for (let solved = 0; solved <= attempts; solved += 1) {
      for (let k = 1; k <= attempts; k += 1) {
        const choices = subsets(attempts, k).map((chosen) => chosen.filter((attempt) => attempt < solved).length);
        expect(passAtK({ attempts, solved, k })).toBeCloseTo(choices.filter((count) => count > 0).length / choices.length, 12);
        expect(passHatK({ attempts, solved, k })).toBeCloseTo(choices.filter((count) => count === k).length / choices.length, 12);
      }
    }
  }
});

test('the example of HumanEval has the published figure', () => {
  // README of openai/human-eval: its example samples, six of which three pass, yield a pass@1 of 0.5.
  expect(passAtK({ attempts: 6, solved: 3, k: 1 })).toBeCloseTo(0.5, 12);
  // The numpy form of arXiv 2107.03374, figure 3, written out: 1 − (1 − 2/4) (1 − 2/5) (1 − 2/6).
  expect(passAtK({ attempts: 6, solved: 3, k: 2 })).toBeCloseTo(1 - (1 - 2 / 4) * (1 - 2 / 5) * (1 - 2 / 6), 12);
});

test('large numbers of attempts do not overflow', () => {
  // 1 − 0.95 × (0.95 − 1/2000) / (1 − 1/2000): two draws of 2000 without replacement.
  expect(passAtK({ attempts: 2000, solved: 100, k: 2 })).toBeCloseTo(1 - (1900 * 1899) / (2000 * 1999), 12);
  expect(passAtK({ attempts: 2000, solved: 1, k: 2000 })).toBe(1);
});

test('more attempts than were made cannot be estimated', () => {
  expect(passAtK({ attempts: 3, solved: 3, k: 4 })).toBeNull();
  expect(passHatK({ attempts: 3, solved: 3, k: 0 })).toBeNull();
});

function subsets(size: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (size === 0) return [];
  return [...subsets(size - 1, k), ...subsets(size - 1, k - 1).map((rest) => [...rest, size - 1])];
}
