import { bootstrapMean } from '../runs/statistics/bootstrap-mean.ts';
import type { Interval } from '../runs/statistics/bootstrap-interval.ts';
import type { Score } from './report.ts';
import { roundFigure } from './round-figure.ts';
import { bandOf } from './score-band.ts';

export const resamples = 2000;

export interface ScoreRequest {
  /** One array for each task: a value for each repeat, null where it is unscored. */
  tasks: readonly (readonly (number | null)[])[];
  /** Names the measure, so that no two share their random numbers. */
  seed: string;
}

/** Mean over repeats, then tasks, with its interval. */
export function score({ tasks, seed }: ScoreRequest): Score {
  const clusters = tasks.map((values) => values.filter((value) => value !== null));
  const result = bootstrapMean({ clusters, resamples, seed });
  return {
    value: result === null ? null : scoreValue(result.mean, result.interval),
    tasks: clusters.filter((values) => values.length > 0).length,
    unscored: tasks.flat().filter((value) => value === null).length,
  };
}

/** Where no interval can be had, the truth may lie anywhere on the scale, and the figure says so. */
export function scoreValue(mean: number, interval: Interval | null): NonNullable<Score['value']> {
  return { mean: roundFigure(mean), low: roundFigure(interval?.low ?? 0), high: roundFigure(interval?.high ?? 100), band: bandOf(mean) };
}
