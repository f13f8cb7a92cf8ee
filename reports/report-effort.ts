import type { Effort } from '../agents/effort.ts';
import type { CountedAttempt } from './counted-attempt.ts';

/** What one persona's attempts took, in all and for each task. Attempts that the world failed are left out. */
export interface PersonaEffort extends EffortSum {
  persona: string;
  tasks: (EffortSum & { task: string })[];
}

/** Sums over attempts, and what the first success took where there was one. */
export interface EffortSum extends Omit<Effort, 'firstSuccess'> {
  attempts: number;
  firstSuccess: {
    /** Attempts that came to one. */
    attempts: number;
    /** Medians over them; null where there is none, seconds also where no model was called. */
    seconds: number | null;
    tokens: number | null;
    lookUps: number | null;
  };
}

export function personaEffort({ persona, tasks, attempts }: { persona: string; tasks: readonly string[]; attempts: readonly CountedAttempt[] }): PersonaEffort {
  const own = attempts.filter(({ trial, ending }) => trial.persona === persona && ending.kind !== 'world-failed');
  return {
    persona,
    ...sumEffort(own.map(({ effort }) => effort)),
    tasks: tasks.map((task) => ({ task, ...sumEffort(own.filter(({ trial }) => trial.task === task).map(({ effort }) => effort)) })),
  };
}

function sumEffort(efforts: readonly Effort[]): EffortSum {
  const sum = (figure: (effort: Effort) => number): number => efforts.reduce((total, effort) => total + figure(effort), 0);
  const first = efforts.flatMap(({ firstSuccess }) => firstSuccess ?? []);
  return {
    attempts: efforts.length,
    tokens: sum(({ tokens }) => tokens),
    searches: sum(({ searches }) => searches),
    reads: sum(({ reads }) => reads),
    apiLookUps: sum(({ apiLookUps }) => apiLookUps),
    typeChecks: sum(({ typeChecks }) => typeChecks),
    exampleRuns: sum(({ exampleRuns }) => exampleRuns),
    repairs: sum(({ repairs }) => repairs),
    firstSuccess: {
      attempts: first.length,
      seconds: median(first.flatMap(({ seconds }) => seconds ?? [])),
      tokens: median(first.map(({ tokens }) => tokens)),
      lookUps: median(first.map(({ lookUps }) => lookUps)),
    },
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
