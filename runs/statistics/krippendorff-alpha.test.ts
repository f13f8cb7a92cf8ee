import { expect, test } from 'vitest';
import { krippendorffAlpha, type RatedUnit } from './krippendorff-alpha.ts';

// Krippendorff (2011), section C: four observers, twelve units, a dot for what was not observed.
const observers = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
].map((row) => row.split(' ').map((value) => (value === '.' ? null : Number(value))));
const units: RatedUnit[] = Array.from({ length: 12 }, (_, unit) => observers.map((row) => row[unit] ?? null));

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
  ['ratio', 0.797],
] as const)('the published example has a %s alpha of %d', (metric, alpha) => {
  expect(krippendorffAlpha(units, metric)).toBeCloseTo(alpha, 3);
});

// The same source, section A: two observers, two categories, ten units.
test('two observers of ten units in two categories agree to 0.095', () => {
  const meg = '0 1 0 0 0 0 0 0 1 0'.split(' ').map(Number);
  const owen = '1 1 1 0 0 1 0 0 0 0'.split(' ').map(Number);
  expect(krippendorffAlpha(meg.map((value, i) => [value, owen[i] ?? null]), 'nominal')).toBeCloseTo(0.095, 3);
});

test('full agreement is 1, systematic disagreement is negative', () => {
  expect(krippendorffAlpha([[10, 10], [90, 90]], 'interval')).toBe(1);
  expect(krippendorffAlpha([[10, 90], [90, 10]], 'interval')).toBeLessThan(0);
});

test('a shift of one observer lowers it, unlike a correlation', () => {
  expect(krippendorffAlpha([[10, 60], [20, 70], [30, 80]], 'interval')).toBeLessThan(0);
});

test('without pairs or without variation there is none', () => {
  expect(krippendorffAlpha([], 'interval')).toBeNull();
  expect(krippendorffAlpha([[50, null], [null, 60]], 'interval')).toBeNull();
  expect(krippendorffAlpha([[50, 50], [50, 50]], 'interval')).toBeNull();
});
