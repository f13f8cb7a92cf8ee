import { dimensions } from '../../evaluators/evaluation.ts';
import type { Dimension } from '../../evaluators/evaluation.ts';
import { mean } from '../../runs/statistics/mean.ts';
import type { Weights } from '../../tasks/suite.ts';
import type { CountedAttempt } from '../counted-attempt.ts';

/**
 * What each attempt could add to its library's usability, by key; `groups` are the library's. The attempt is taken to reach 100
 * in correctness, and in the other dimensions the mean of the attempts that solved its task, else of all that solved any; where
 * none did, it keeps what it has. No dimension is taken to fall. The gain counts as much as the attempt does in the library's
 * score: means over repeats, tasks, personas, then groups, of what is scored. What is not in the score adds nothing to it.
 */
export function pointsAtStake(groups: readonly (readonly CountedAttempt[])[], weights: Weights): Map<string, number> {
  const scored = groups.map((attempts) => attempts.filter(({ usability }) => usability !== null)).filter((attempts) => attempts.length > 0);
  return new Map(scored.flatMap((attempts) => {
    const cells = countCells(attempts);
    const targetFor = targets(attempts);
    return attempts.map((attempt) => {
      const share = (cells.get(attempt.trial.persona)?.get(attempt.trial.task) ?? 1) * (cells.get(attempt.trial.persona)?.size ?? 1) * cells.size * scored.length;
      return [attempt.key, gain(attempt, targetFor(attempt.trial.task), weights) / share] as const;
    });
  }));
}

/** Attempts of each persona at each task. */
function countCells(attempts: readonly CountedAttempt[]): Map<string, Map<string, number>> {
  const cells = new Map<string, Map<string, number>>();
  for (const { trial: { persona, task } } of attempts) {
    const own = cells.get(persona) ?? new Map<string, number>();
    cells.set(persona, own.set(task, (own.get(task) ?? 0) + 1));
  }
  return cells;
}

type Target = Record<Dimension, number | null>;

/** What an attempt at a task is taken to reach; null where nothing says so. */
function targets(attempts: readonly CountedAttempt[]): (task: string) => Target {
  const solving = attempts.filter(({ solved }) => solved === true);
  const kept = new Map<string, Target>();
  return (task) => {
    const known = kept.get(task);
    if (known !== undefined) return known;
    const alike = solving.filter(({ trial }) => trial.task === task);
    const of = (dimension: Dimension): number | null => mean((alike.length > 0 ? alike : solving).flatMap((each) => scoreOf(each, dimension) ?? []));
    const target = { correctness: 100, compliance: of('compliance'), readability: of('readability') };
    kept.set(task, target);
    return target;
  };
}

function gain(attempt: CountedAttempt, target: Target, weights: Weights): number {
  return dimensions.reduce((sum, dimension) => {
    const [own, reached] = [scoreOf(attempt, dimension), target[dimension]];
    return own === null || reached === null ? sum : sum + weights[dimension] * Math.max(0, reached - own);
  }, 0);
}

function scoreOf({ dimensions: verdicts }: CountedAttempt, dimension: Dimension): number | null {
  const verdict = verdicts[dimension];
  return verdict.kind === 'scored' ? verdict.score : null;
}
