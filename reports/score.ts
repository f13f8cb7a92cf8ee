import { taskMean } from '../runs/statistics/task-mean.ts';
import type { MeanWithInterval } from '../runs/statistics/task-mean.ts';
import type { Score } from './report.ts';
import { roundFigure } from '../evaluators/round-figure.ts';
import { bandOf } from '../evaluators/score-band.ts';

/**
 * Mean over repeats, then tasks, with its interval. One array for each task: a value for each repeat, null where it is
 * unscored.
 */
export function score(tasks: readonly (readonly (number | null)[])[]): Score {
  const known = tasks.map((values) => values.filter((value) => value !== null));
  return {
    value: scoreValue(taskMean(known)),
    tasks: known.filter((values) => values.length > 0).length,
    unscored: tasks.flat().filter((value) => value === null).length,
  };
}

/** Where no interval can be had, the truth may lie anywhere on the scale, and the figure says so. */
export function scoreValue(estimate: MeanWithInterval | null): Score['value'] {
  if (estimate === null) return null;
  const { mean, interval } = estimate;
  return { mean: roundFigure(mean), low: roundFigure(interval?.low ?? 0), high: roundFigure(interval?.high ?? 100), band: bandOf(mean) };
}
