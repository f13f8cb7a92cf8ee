import { mean } from './mean.ts';
import { repeatNoise, type RepeatedTask } from './repeat-noise.ts';
import { scoreInterval, unitsOfColumns } from './task-mean.ts';

export interface RepeatWidth {
  mean: number;
  /** Half of the width of the 95 % interval over tasks, in points; null with fewer than two tasks. */
  now: number | null;
  /** About what it would be with that many times the repeats, `Infinity` being the least that repeats can bring. Null where chance cannot be told from what tasks differ by. */
  withTimes: (times: number) => number | null;
}

/**
 * How wide an interval over tasks is, and how narrow repeats could make it. What a task's mean varies by is its own difficulty
 * and the chance of its attempts; only the second falls with the number of repeats, so the tasks' means are drawn together by
 * just that part. Null without a score.
 */
export function repeatWidth(tasks: readonly RepeatedTask[]): RepeatWidth | null {
  const units = unitsOfColumns(tasks.map((task) => task.map((scores) => mean(scores))));
  if (units === null) return null;
  const { mean: centre, values } = units;
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  const noise = repeatNoise(tasks);
  return {
    mean: centre,
    now: halfWidth(values),
    withTimes: (times) => {
      if (noise === null) return null;
      const left = variance === 0 ? 1 : Math.max(0, variance - noise.averaged * (1 - 1 / times)) / variance;
      return halfWidth(values.map((value) => centre + Math.sqrt(left) * (value - centre)));
    },
  };
}

function halfWidth(values: readonly number[]): number | null {
  const interval = scoreInterval(values);
  return interval === null ? null : (interval.high - interval.low) / 2;
}
