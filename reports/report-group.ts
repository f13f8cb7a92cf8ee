import { bootstrapInterval } from '../runs/statistics/bootstrap-interval.ts';
import { mean } from '../runs/statistics/mean.ts';
import { personaScore } from './persona-score.ts';
import type { PersonaScore, ReportAttempt, ReportGroup, Score } from './report.ts';
import { personaEffort } from './report-effort.ts';
import { countFriction } from './report-friction.ts';
import { resamples, scoreValue } from './score.ts';

export interface GroupRequest {
  library: string;
  arm: string;
  model: string;
  /** Ids, in the report's order. */
  tasks: readonly string[];
  personas: readonly string[];
  /** Of this group. */
  attempts: readonly ReportAttempt[];
}

/** The figures of one library, arm and model. */
export function reportGroup({ library, arm, model, tasks, personas, attempts }: GroupRequest): ReportGroup {
  const seed = `${library}/${arm}/${model}`;
  const scores = personas.map((persona) =>
    personaScore({ persona, tasks, attempts: attempts.filter(({ trial }) => trial.persona === persona), seed: `${seed}/${persona}` }),
  );
  return {
    library, arm, model, usability: groupUsability(scores, `${seed}/usability`), personas: scores,
    friction: countFriction(attempts, personas),
    effort: personas.map((persona) => personaEffort({ persona, tasks, attempts })),
  };
}

/** Mean of the personas' means. A resample draws tasks, each with what all personas made of it, since they share its difficulty. */
function groupUsability(personas: PersonaScore[], seed: string): Score {
  const tasks = personas[0]?.tasks ?? [];
  const units = tasks.map((_, i) => personas.map((persona) => persona.tasks[i]?.usability ?? null)).filter((row) => row.some((value) => value !== null));
  const estimate = meanOfPersonas(units);
  return {
    value: estimate === null ? null : scoreValue(estimate, bootstrapInterval({ units, statistic: meanOfPersonas, resamples, seed })),
    tasks: units.length,
    unscored: personas.reduce((sum, { usability }) => sum + usability.unscored, 0),
  };
}

/** Rows are tasks, columns are personas. A persona without any figure in the sample is left out of it. */
function meanOfPersonas(rows: readonly (readonly (number | null)[])[]): number | null {
  const columns = rows[0]?.map((_, i) => rows.map((row) => row[i] ?? null).filter((value) => value !== null)) ?? [];
  return mean(columns.flatMap((values) => mean(values) ?? []));
}
