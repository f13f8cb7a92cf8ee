import { comparePaired, type KeyedScore } from '../runs/statistics/compare-paired.ts';
import { isWhole } from '../runs/plan-ablation.ts';
import { differenceOf, type Difference } from './arm-contrasts.ts';
import type { CountedAttempt } from './counted-attempt.ts';

/** What a part of the docs is worth: how much of the usability goes with it. */
export interface AblatedPart {
  library: string;
  model: string;
  /** A page, or a page and a section. */
  part: string;
  /** Points of usability lost without it, over all trials; one that never saw it loses nothing. */
  lost: Difference;
  /** Trials that saw it and were tried without it. */
  tried: number;
  /** Of those, solved with it and without. */
  solvedWith: number;
  solvedWithout: number;
}

/** The parts of the docs that were taken away, the dearest first. */
export function ablatedParts({ whole, ablated }: { whole: readonly CountedAttempt[]; ablated: readonly CountedAttempt[] }): AblatedPart[] {
  const keyOf = ({ trial: { library, model, without = '' } }: CountedAttempt): string => JSON.stringify([library, model, without]);
  const keys = [...new Set(ablated.map(keyOf))];
  return keys.flatMap((key) => partOf(ablated.filter((attempt) => keyOf(attempt) === key), whole) ?? [])
    .sort((a, b) => b.lost.mean - a.lost.mean);
}

function partOf(without: readonly CountedAttempt[], whole: readonly CountedAttempt[]): AblatedPart | undefined {
  const [first] = without;
  if (first?.trial.without === undefined) return undefined;
  const { library, model } = first.trial;
  const all = whole.filter(({ trial }) => isWhole(trial) && trial.library === library && trial.model === model);
  const changed = new Map(without.map((attempt) => [cellOf(attempt), attempt]));
  const lost = differenceOf(comparePaired([{ name: 'usability', base: all.map((attempt) => keyed(changed.get(cellOf(attempt)) ?? attempt)), head: all.map(keyed) }])[0]);
  if (lost === undefined) return undefined;
  return {
    library, model, part: first.trial.without, lost, tried: without.length,
    solvedWith: all.filter((attempt) => attempt.solved === true && changed.has(cellOf(attempt))).length,
    solvedWithout: without.filter(({ solved }) => solved === true).length,
  };
}

function cellOf({ trial: { task, persona, repeat } }: CountedAttempt): string {
  return JSON.stringify([task, persona, repeat]);
}

function keyed(attempt: CountedAttempt): KeyedScore {
  return { key: cellOf(attempt), task: attempt.trial.task, score: attempt.usability };
}
