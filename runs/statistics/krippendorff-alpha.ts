import { alphaTerms, intervalAlpha } from './interval-alpha.ts';

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What every observer said about one unit; null where one said nothing. */
export type RatedUnit = readonly (number | null)[];

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, so 1 is full agreement and 0 what chance would give; it may be
 * negative. Any number of observers, missing values allowed; a unit with fewer than two values says nothing and is left out.
 * After Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Null where it is not defined: no unit with two
 * values, or one value throughout, which leaves no disagreement to expect.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], metric: Metric): number | null {
  if (metric === 'interval') return intervalAlpha([alphaTerms(units)]);
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((values) => values.length > 1);
  const all = pairable.flat();
  const frequencies = count(all);
  if (frequencies.size < 2) return null;
  const distance = distances(metric, frequencies);
  let observed = 0;
  for (const values of pairable) observed += sumOfPairs(values, distance) / (values.length - 1);
  let expected = 0;
  const entries = [...frequencies];
  for (const [i, [a, ofA]] of entries.entries()) for (const [b, ofB] of entries.slice(i + 1)) expected += 2 * ofA * ofB * distance(a, b);
  return 1 - ((all.length - 1) * observed) / expected;
}

/** Over all ordered pairs of different observers. */
function sumOfPairs(values: readonly number[], distance: Distance): number {
  let sum = 0;
  for (const [i, a] of values.entries()) for (const b of values.slice(i + 1)) sum += 2 * distance(a, b);
  return sum;
}

/** The squared difference of two values. */
type Distance = (a: number, b: number) => number;

function distances(metric: Exclude<Metric, 'interval'>, frequencies: ReadonlyMap<number, number>): Distance {
  switch (metric) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'ratio':
      return (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2);
    case 'ordinal': {
      // Where each value's middle stands when all values are put in a row.
      const middles = new Map<number, number>();
      let before = 0;
      for (const [value, frequency] of [...frequencies].sort(([a], [b]) => a - b)) {
        middles.set(value, before + frequency / 2);
        before += frequency;
      }
      return (a, b) => ((middles.get(a) ?? 0) - (middles.get(b) ?? 0)) ** 2;
    }
  }
}

function count(values: readonly number[]): Map<number, number> {
  const frequencies = new Map<number, number>();
  for (const value of values) frequencies.set(value, (frequencies.get(value) ?? 0) + 1);
  return frequencies;
}
