import type { Usage } from '../agents/attempt.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { Dimension } from '../evaluators/evaluation.ts';
import { mean } from '../runs/statistics/mean.ts';
import { wilsonInterval } from '../runs/statistics/wilson-interval.ts';
import type { PersonaScore, ReportAttempt } from './report.ts';
import { roundFigure } from './round-figure.ts';
import { score } from './score.ts';

export interface PersonaScoreRequest {
  persona: string;
  /** Ids of the planned tasks, in the report's order. */
  tasks: readonly string[];
  /** Of this persona in one group. */
  attempts: readonly ReportAttempt[];
  seed: string;
}

/** One persona's figures over the tasks of one group. */
export function personaScore({ persona, tasks, attempts, seed }: PersonaScoreRequest): PersonaScore {
  const byTask = tasks.map((task) => ({ task, attempts: attempts.filter(({ trial }) => trial.task === task) }));
  const measure = (name: string, value: (attempt: ReportAttempt) => number | null): ReturnType<typeof score> =>
    score({ tasks: byTask.map((cell) => cell.attempts.map(value)), seed: `${seed}/${name}` });
  return {
    persona,
    usability: measure('usability', ({ usability }) => usability),
    dimensions: eachDimension((dimension) => measure(dimension, (attempt) => scoreOf(attempt, dimension))),
    solved: solvedShare(byTask.map((cell) => cell.attempts)),
    tasks: byTask.map((cell) => ({
      task: cell.task,
      usability: meanOf(cell.attempts.map(({ usability }) => usability)),
      dimensions: eachDimension((dimension) => meanOf(cell.attempts.map((attempt) => scoreOf(attempt, dimension)))),
      solved: cell.attempts.filter(({ solved }) => solved === true).length,
      attempts: cell.attempts.length,
    })),
    usage: attempts.map(({ usage }) => usage).reduce(addUsage, { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }),
  };
}

function eachDimension<T>(value: (dimension: Dimension) => T): Record<Dimension, T> {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, value(dimension)])) as Record<Dimension, T>;
}

function scoreOf(attempt: ReportAttempt, dimension: Dimension): number | null {
  const verdict = attempt.dimensions[dimension];
  return verdict.kind === 'scored' ? verdict.score : null;
}

/** Of the attempts whose correctness is scored. Repeats share a task, so the interval counts tasks and not attempts. */
function solvedShare(tasks: ReportAttempt[][]): PersonaScore['solved'] {
  const scored = tasks.map((attempts) => attempts.filter(({ solved }) => solved !== null)).filter((attempts) => attempts.length > 0);
  const of = scored.flat().length;
  const count = scored.flat().filter(({ solved }) => solved).length;
  const interval = wilsonInterval({ successes: of === 0 ? 0 : (count / of) * scored.length, trials: scored.length });
  return { count, of, low: roundFigure(100 * interval.low), high: roundFigure(100 * interval.high) };
}

function meanOf(values: (number | null)[]): number | null {
  const result = mean(values.filter((value) => value !== null));
  return result === null ? null : roundFigure(result);
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
  };
}
