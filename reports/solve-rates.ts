import { mean } from '../runs/statistics/mean.ts';
import { passAtK, passHatK } from '../runs/statistics/pass-at-k.ts';
import { taskMean } from '../runs/statistics/task-mean.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { PersonaScore, SolveRate } from './report.ts';
import { roundFigure } from '../evaluators/round-figure.ts';

/** One array of attempts for each task, those whose correctness is unscored left out. */
export type ScoredTasks = readonly (readonly CountedAttempt[])[];

export function scoredTasks(tasks: readonly (readonly CountedAttempt[])[]): ScoredTasks {
  return tasks.map((attempts) => attempts.filter(({ solved }) => solved !== null)).filter((attempts) => attempts.length > 0);
}

/** Repeats share a task, so the interval is that of the tasks' shares; with one attempt a task it is Wilson's. */
export function solvedShare(tasks: ScoredTasks): PersonaScore['solved'] {
  const attempts = tasks.flat();
  const { low, high } = solveRate(tasks.map(solvedOf).map(({ attempts: all, solved }) => solved / all));
  return { count: attempts.filter(({ solved }) => solved).length, of: attempts.length, low, high };
}

/** Up to the most attempts that a task has; none where no task has more than one. */
export function repeatRates(tasks: ScoredTasks): PersonaScore['repeats'] {
  const counts = tasks.map(solvedOf);
  const most = Math.max(0, ...counts.map(({ attempts }) => attempts));
  if (most < 2) return [];
  return sizesUpTo(most).map((k) => {
    const anyOf = counts.flatMap((count) => passAtK({ ...count, k }) ?? []);
    const allOf = counts.flatMap((count) => passHatK({ ...count, k }) ?? []);
    return { k, passAtK: solveRate(anyOf), passHatK: solveRate(allOf), tasks: anyOf.length };
  });
}

/** Every size up to 5, then steps that people would ask for, and the last. */
function sizesUpTo(most: number): number[] {
  return [...new Set([1, 2, 3, 4, 5, 10, 20, 50, 100, most])].filter((k) => k <= most).sort((a, b) => a - b);
}

function solvedOf(attempts: readonly CountedAttempt[]): { attempts: number; solved: number } {
  return { attempts: attempts.length, solved: attempts.filter(({ solved }) => solved).length };
}

/** Of one share for each task. */
function solveRate(shares: readonly number[]): SolveRate {
  const interval = taskMean(shares.map((share) => [100 * share]))?.interval;
  return { mean: roundFigure(100 * (mean(shares) ?? 0)), low: roundFigure(interval?.low ?? 0), high: roundFigure(interval?.high ?? 100) };
}
