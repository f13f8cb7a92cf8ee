import type { Interval } from './interval.ts';
import { seededRandom } from './seeded-random.ts';

export interface BootstrapRequest<Unit> {
  /** What is drawn whole, such as a task with all its repeats. */
  units: readonly Unit[];
  /** Of one sample of units; null where a sample has nothing to measure. */
  statistic: (sample: readonly Unit[]) => number | null;
  seed: string;
}

const resamples = 2000;

/**
 * 95 % percentile interval of a statistic by the bootstrap (Efron & Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13): units are drawn with replacement as often as there are units, and the interval reaches from the 2.5 % to
 * the 97.5 % quantile of the statistic over the resamples. Drawing whole clusters as units makes it a cluster bootstrap
 * (Davison & Hinkley, Bootstrap Methods and their Application, 1997, section 3.8), which respects that repeats of one
 * task resemble each other. For agreement and correlation, which have no closed form that holds; means of scores have one
 * (`mean-interval.ts`), and are covered better by it. In the unit of the statistic. Null with fewer than two units.
 */
export function bootstrapInterval<Unit>({ units, statistic, seed }: BootstrapRequest<Unit>): Interval | null {
  if (units.length < 2) return null;
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let i = 0; i < resamples; i += 1) {
    const value = statistic(units.map(() => pick(units, random)));
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

function pick<Unit>(units: readonly Unit[], random: () => number): Unit {
  // The index is below the length, because `random` is below 1.
  return units[Math.floor(random() * units.length)] as Unit;
}

/** Linear between order statistics: definition 7 of Hyndman & Fan (1996). */
function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}
