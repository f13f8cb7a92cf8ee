import type { RatedUnit } from './krippendorff-alpha.ts';

/** What some units add to Krippendorff's alpha for interval data: sums, so that resamples of thousands of units stay cheap. */
export interface AlphaTerms {
  /** Values in units that have at least two. */
  count: number;
  sum: number;
  squares: number;
  /** Squared differences within the units, each over its values less one. */
  observed: number;
}

export function alphaTerms(units: readonly RatedUnit[]): AlphaTerms {
  const terms: AlphaTerms = { count: 0, sum: 0, squares: 0, observed: 0 };
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    if (values.length < 2) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    const squares = values.reduce((total, value) => total + value ** 2, 0);
    terms.count += values.length;
    terms.sum += sum;
    terms.squares += squares;
    // Over all ordered pairs, (a − b)² sums to 2 (m Σa² − (Σa)²).
    terms.observed += (2 * (values.length * squares - sum ** 2)) / (values.length - 1);
  }
  return terms;
}

/** Krippendorff's alpha of all units that the terms stand for; null where it is not defined. */
export function intervalAlpha(sample: readonly AlphaTerms[]): number | null {
  let count = 0;
  let sum = 0;
  let squares = 0;
  let observed = 0;
  for (const terms of sample) {
    count += terms.count;
    sum += terms.sum;
    squares += terms.squares;
    observed += terms.observed;
  }
  const expected = 2 * (count * squares - sum ** 2);
  // One value throughout leaves nothing but what rounding left.
  return expected <= 1e-9 * count * squares ? null : 1 - ((count - 1) * observed) / expected;
}
