import { meanOfColumns } from '../runs/statistics/task-mean.ts';
import { noiseFloors } from './noise-floor.ts';
import { personaScore } from './persona-score.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { PersonaScore, ReportGroup, Score } from './report.ts';
import { personaEffort } from './report-effort.ts';
import { countFriction } from './report-friction.ts';
import { scoreValue } from './score.ts';

export interface GroupRequest {
  library: string;
  arm: string;
  model: string;
  /** Ids, in the report's order. */
  tasks: readonly string[];
  personas: readonly string[];
  /** Of this group. */
  attempts: readonly CountedAttempt[];
}

/** The figures of one library, arm and model. */
export function reportGroup({ library, arm, model, tasks, personas, attempts }: GroupRequest): ReportGroup {
  const scores = personas.map((persona) => personaScore({ persona, tasks, attempts: attempts.filter(({ trial }) => trial.persona === persona) }));
  const noise = noiseFloors({ tasks, personas, attempts });
  return {
    library, arm, model, usability: groupScore(scores, ({ usability }) => usability, ({ usability }) => usability), personas: scores,
    friction: countFriction(attempts, personas),
    effort: personas.map((persona) => personaEffort({ persona, tasks, attempts })),
    ...(noise === undefined ? {} : { noise }),
  };
}

/** Mean of the personas' means. A task is one unit with what all personas made of it, since they share its difficulty. */
export function groupScore(personas: readonly PersonaScore[], valueOf: (task: PersonaScore['tasks'][number]) => number | null, scoreOf: (persona: PersonaScore) => Score): Score {
  const tasks = personas[0]?.tasks ?? [];
  const rows = tasks.map((_, i) => personas.map((persona) => (persona.tasks[i] === undefined ? null : valueOf(persona.tasks[i]))));
  return {
    value: scoreValue(meanOfColumns(rows)),
    tasks: rows.filter((row) => row.some((value) => value !== null)).length,
    unscored: personas.reduce((sum, persona) => sum + scoreOf(persona).unscored, 0),
  };
}
