import { dimensions } from '../evaluators/evaluation.ts';
import { roundFigure } from '../evaluators/round-figure.ts';
import { measures, type Measure } from '../runs/comparison/compared-run.ts';
import { detectableWith } from '../runs/statistics/detectable-difference.ts';
import { repeatNoise, type RepeatedTask } from '../runs/statistics/repeat-noise.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { NoiseFloor } from './report.ts';

export interface NoiseRequest {
  tasks: readonly string[];
  personas: readonly string[];
  /** Of one library, arm and model. */
  attempts: readonly CountedAttempt[];
}

/**
 * How far each score moves by chance alone, from what repeats of the same task by the same persona differ by. Undefined where
 * no task was tried twice.
 */
export function noiseFloors({ tasks, personas, attempts }: NoiseRequest): Record<Measure, NoiseFloor | null> | undefined {
  const cells = new Map<string, CountedAttempt[]>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.trial.task, attempt.trial.persona]);
    const own = cells.get(key) ?? [];
    own.push(attempt);
    cells.set(key, own);
  }
  if ([...cells.values()].every(({ length }) => length < 2)) return undefined;
  const scores = (measure: Measure): RepeatedTask[] =>
    tasks.map((task) => personas.map((persona) => (cells.get(JSON.stringify([task, persona])) ?? []).flatMap((attempt) => scoreOf(attempt, measure) ?? [])));
  return Object.fromEntries(measures.map((measure) => [measure, noiseFloor(scores(measure))])) as Record<Measure, NoiseFloor | null>;
}

/** A comparison of two such runs sees, task by task, the difference of two means that are equally uncertain. */
function noiseFloor(tasks: readonly RepeatedTask[]): NoiseFloor | null {
  const noise = repeatNoise(tasks);
  if (noise === null) return null;
  const detectable = detectableWith(2 * noise.averaged, noise.tasks);
  return { deviation: roundFigure(Math.sqrt(noise.single / noise.tasks)), detectable: detectable === null ? null : roundFigure(detectable) };
}

function scoreOf(attempt: CountedAttempt, measure: Measure): number | null {
  const dimension = dimensions.find((each) => each === measure);
  if (dimension === undefined) return attempt.usability;
  const verdict = attempt.dimensions[dimension];
  return verdict.kind === 'scored' ? verdict.score : null;
}
