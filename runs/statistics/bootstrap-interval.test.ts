import { expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { mean } from './mean.ts';
import { seededRandom } from './seeded-random.ts';

test('of the mean of many even values it is 1.96 standard errors to each side', () => {
  const random = seededRandom('values');
  const units = Array.from({ length: 400 }, () => 100 * random());
  const centre = mean(units) ?? NaN;
  const error = Math.sqrt(units.reduce((sum, value) => sum + (value - centre) ** 2, 0) / units.length / units.length);
  const interval = bootstrapInterval({ units, statistic: mean, seed: 'a' });
  expect(interval?.low).toBeCloseTo(centre - 1.96 * error, 0);
  expect(interval?.high).toBeCloseTo(centre + 1.96 * error, 0);
});

test('units are drawn whole, samples without a value are left out, and one unit has no interval', () => {
  // Of two units a sample holds both, or one of them twice.
  expect(bootstrapInterval({ units: [0, 100], statistic: mean, seed: 'a' })).toEqual({ low: 0, high: 100 });
  const mixedOnly = (sample: readonly number[]): number | null => (new Set(sample).size < 2 ? null : mean(sample));
  expect(bootstrapInterval({ units: [0, 100], statistic: mixedOnly, seed: 'a' })).toEqual({ low: 50, high: 50 });
  expect(bootstrapInterval({ units: [50], statistic: mean, seed: 'a' })).toBeNull();
});
