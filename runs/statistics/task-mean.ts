import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { mean } from './mean.ts';

export interface MeanWithInterval {
  mean: number;
  /** Null with fewer than two tasks: one says nothing about how tasks differ. */
  interval: Interval | null;
}

/** Of scores from 0 to 100. A tenth of a task keeps lopsided scores covered without widening the interval of even ones by much. */
const scale = { low: 0, high: 100, unseenTasks: 0.1 };

/**
 * Mean of the tasks' means with its 95 % interval. One array for each task: its scores over the repeats, empty ones left
 * out. Repeats of one task resemble each other, so the task is the unit: it counts once however often it was repeated.
 * Null without a score.
 */
export function taskMean(tasks: readonly (readonly number[])[]): MeanWithInterval | null {
  const values = tasks.flatMap((scores) => mean(scores) ?? []);
  const estimate = mean(values);
  return estimate === null ? null : { mean: estimate, interval: scoreInterval(values) };
}

/**
 * Mean of the columns' means with its 95 % interval: rows are tasks, columns personas, null where a persona has no score
 * in a task. Personas share the difficulty of a task, so a row is the unit. A column without a score is left out.
 *
 * Where scores are missing the figure is no plain mean of rows; each row is then represented by the estimate plus its
 * influence on it (infinitesimal jackknife: Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982).
 */
export function meanOfColumns(rows: readonly (readonly (number | null)[])[]): MeanWithInterval | null {
  const units = unitsOfColumns(rows);
  return units === null ? null : { mean: units.mean, interval: scoreInterval(units.values) };
}

/** 95 % interval of the mean of independent scores from 0 to 100, each the mean of a task. */
export function scoreInterval(values: readonly number[]): Interval | null {
  return meanInterval({ values, ...scale });
}

/** The mean of columns, and what each row stands for in its interval. */
export function unitsOfColumns(rows: readonly (readonly (number | null)[])[]): { mean: number; values: number[] } | null {
  const known = rows.filter((row) => row.some((score) => score !== null));
  const columns = (known[0] ?? []).flatMap((_, i) => {
    const scores = known.flatMap((row) => row[i] ?? []);
    const average = mean(scores);
    return average === null ? [] : [{ i, average, weight: known.length / scores.length }];
  });
  const estimate = mean(columns.map(({ average }) => average));
  if (estimate === null) return null;
  const influence = (row: readonly (number | null)[]): number =>
    columns.reduce((sum, { i, average, weight }) => sum + weight * ((row[i] ?? average) - average), 0) / columns.length;
  return { mean: estimate, values: known.map((row) => estimate + influence(row)) };
}
