import { UserError } from '../../tasks/user-error.ts';
import type { ComparedRun } from './compared-run.ts';
import { pairTrials, type Pairing, type TrialPair } from './pair-trials.ts';
import { changedTasks, refuseChangedTasks, refuseOtherEvaluators, refuseOtherSuite } from './refuse-other-grading.ts';

export interface ComparableRequest {
  base: ComparedRun;
  head: ComparedRun;
  /** Whether tasks that the suite changed between the runs are left out; otherwise they are a reason to refuse. */
  unchangedTasks: boolean;
}

export interface Comparable {
  pairing: Pairing;
  /** Of the pairing those that were measured alike. */
  pairs: TrialPair[];
  /** Ids of the tasks whose pairs are left out. */
  changed: string[];
}

/** The trials that can be held against each other; where there are none, or not without saying so, a UserError says why and what to do. */
export function pairComparable({ base, head, unchangedTasks }: ComparableRequest): Comparable {
  refuseOtherSuite(base, head);
  const pairing = pairTrials(base, head);
  if (base.id === head.id && base.createdAt === head.createdAt && pairing.axis === null) {
    throw new UserError(`${base.id} and ${head.id} are the same run. Name another, or put two parts of it side by side, such as --base arm=closed-book --head arm=docs.`);
  }
  const changed = changedTasks({ base, head, pairing });
  const ids = new Set(changed.map(({ task }) => task));
  const pairs = pairing.pairs.filter((pair) => !ids.has(pair.base.trial.task));
  if (!unchangedTasks || pairs.length === 0) refuseChangedTasks({ base, head, changed, isEveryTask: pairs.length === 0 });
  refuseOtherEvaluators({ base, head, pairs });
  return { pairing, pairs, changed: [...ids] };
}
