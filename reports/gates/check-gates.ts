import { groupScore } from '../report-group.ts';
import type { ReportGroup, ReportHead, Score } from '../report.ts';
import type { Gate } from './gate.ts';

/** A gate held against one library, arm and model. */
export interface GateResult {
  gate: Gate;
  group: Pick<ReportGroup, 'library' | 'arm' | 'model'>;
  score: Score;
  /** False where there is no score: what is unknown has not reached anything. */
  passed: boolean;
}

/** Every gate against every group of the report that it is about. */
export function checkGates(report: ReportHead, gates: readonly Gate[]): GateResult[] {
  return gates.flatMap((gate) => {
    const groups = report.groups.filter(({ library, arm, model }) => [[gate.library, library], [gate.arm, arm], [gate.model, model]].every(([wanted, own]) => wanted === null || wanted === own));
    const results = groups.map((group) => {
      const score = scoreOf(gate, group);
      return { gate, group: { library: group.library, arm: group.arm, model: group.model }, score, passed: score.value !== null && score.value.mean >= gate.threshold };
    });
    // What nobody tried has reached nothing either.
    return results.length > 0 ? results : [{ gate, group: { library: gate.library ?? '', arm: gate.arm ?? '', model: gate.model ?? '' }, score: noScore, passed: false }];
  });
}

const noScore: Score = { value: null, tasks: 0, unscored: 0 };

function scoreOf({ measure, persona }: Gate, { personas, usability }: ReportGroup): Score {
  if (persona === null) return measure === 'usability' ? usability : groupScore(personas, (task) => task.dimensions[measure], ({ dimensions }) => dimensions[measure]);
  const own = personas.find((each) => each.persona === persona);
  const score = measure === 'usability' ? own?.usability : own?.dimensions[measure];
  return score ?? noScore;
}
