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

export interface Reach {
  /** Halves of widths, in points: of the interval as it is, of what repeats without an end would leave, and of what is wanted. */
  now: number;
  limit: number | null;
  wanted: number;
  /** So many have been made. */
  repeats: number;
}

/**
 * Whether no number of repeats would do. What a few repeats tell of the limit is uncertain, so it is believed only as far as they
 * are many: at once where nothing differs between them, else beyond `1 + 1/repeats` times what is wanted. `scripts/simulate-statistics.mjs`
 * prints how many searches reach their end with that.
 */
export function isBeyondReach({ now, limit, wanted, repeats }: Reach): boolean {
  if (now <= wanted || limit === null || limit <= wanted) return false;
  return limit > wanted * (1 + 1 / repeats) || now - limit < 0.1;
}

function halfWidth(values: readonly number[]): number | null {
  const interval = scoreInterval(values);
  return interval === null ? null : (interval.high - interval.low) / 2;
}
