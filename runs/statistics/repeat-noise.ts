/** Scores from 0 to 100 of one task: for each column, such as a persona, its scores over the repeats. */
export type RepeatedTask = readonly (readonly number[])[];

/** How a task's mean over the columns moves by chance, as variances in square points. */
export interface RepeatNoise {
  /** Tasks with a score. */
  tasks: number;
  /** When it is tried once. */
  single: number;
  /** When it is tried as often as it was here. */
  averaged: number;
}

/**
 * Chance alone, told from repeats of the same task by the same persona: the variance within tasks, pooled over a column's tasks
 * by degrees of freedom (analysis of variance with tasks as a random factor). Columns are independent attempts, so their variances
 * add up. Null where a column has scores and no task with two: its variance is unknown then, which is not zero.
 */
export function repeatNoise(tasks: readonly RepeatedTask[]): RepeatNoise | null {
  const columns = Array.from({ length: Math.max(0, ...tasks.map((task) => task.length)) }, (_, i) => tasks.flatMap((task) => (task[i]?.length ? [task[i]] : [])))
    .filter((column) => column.length > 0);
  const noises = columns.flatMap((column) => columnNoise(column) ?? []);
  if (noises.length === 0 || noises.length < columns.length) return null;
  const sum = (of: (noise: { single: number; averaged: number }) => number): number => noises.reduce((total, noise) => total + of(noise), 0) / noises.length ** 2;
  return { tasks: tasks.filter((task) => task.some((scores) => scores.length > 0)).length, single: sum(({ single }) => single), averaged: sum(({ averaged }) => averaged) };
}

function columnNoise(column: readonly (readonly number[])[]): { single: number; averaged: number } | null {
  const degrees = column.reduce((sum, scores) => sum + scores.length - 1, 0);
  if (degrees === 0) return null;
  const single = column.reduce((sum, scores) => sum + squares(scores), 0) / degrees;
  return { single, averaged: (single * column.reduce((sum, scores) => sum + 1 / scores.length, 0)) / column.length };
}

function squares(scores: readonly number[]): number {
  const centre = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return scores.reduce((sum, score) => sum + (score - centre) ** 2, 0);
}
