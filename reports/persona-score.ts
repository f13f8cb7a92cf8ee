import { sumUsage } from '../agents/sum-usage.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { Dimension } from '../evaluators/evaluation.ts';
import { mean } from '../runs/statistics/mean.ts';
import { noiseFloors } from './noise-floor.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { PersonaScore } from './report.ts';
import { roundFigure } from '../evaluators/round-figure.ts';
import { score } from './score.ts';
import { repeatRates, scoredTasks, solvedShare } from './solve-rates.ts';

export interface PersonaScoreRequest {
  persona: string;
  /** Ids of the planned tasks, in the report's order. */
  tasks: readonly string[];
  /** Of this persona in one group. */
  attempts: readonly CountedAttempt[];
}

/** One persona's figures over the tasks of one group. */
export function personaScore({ persona, tasks, attempts }: PersonaScoreRequest): PersonaScore {
  const byTask = tasks.map((task) => ({ task, attempts: attempts.filter(({ trial }) => trial.task === task) }));
  const measure = (value: (attempt: CountedAttempt) => number | null): ReturnType<typeof score> => score(byTask.map((cell) => cell.attempts.map(value)));
  const scored = scoredTasks(byTask.map((cell) => cell.attempts));
  const noise = noiseFloors({ tasks, personas: [persona], attempts });
  return {
    persona,
    usability: measure(({ usability }) => usability),
    dimensions: eachDimension((dimension) => measure((attempt) => scoreOf(attempt, dimension))),
    solved: solvedShare(scored),
    repeats: repeatRates(scored),
    tasks: byTask.map((cell) => ({
      task: cell.task,
      usability: meanOf(cell.attempts.map(({ usability }) => usability)),
      dimensions: eachDimension((dimension) => meanOf(cell.attempts.map((attempt) => scoreOf(attempt, dimension)))),
      solved: cell.attempts.filter(({ solved }) => solved === true).length,
      scored: cell.attempts.filter(({ solved }) => solved !== null).length,
      attempts: cell.attempts.length,
    })),
    usage: sumUsage(attempts.map(({ usage }) => usage)),
    ...(noise === undefined ? {} : { noise }),
  };
}

function eachDimension<T>(value: (dimension: Dimension) => T): Record<Dimension, T> {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, value(dimension)])) as Record<Dimension, T>;
}

function scoreOf(attempt: CountedAttempt, dimension: Dimension): number | null {
  const verdict = attempt.dimensions[dimension];
  return verdict.kind === 'scored' ? verdict.score : null;
}

function meanOf(values: (number | null)[]): number | null {
  const result = mean(values.filter((value) => value !== null));
  return result === null ? null : roundFigure(result);
}
