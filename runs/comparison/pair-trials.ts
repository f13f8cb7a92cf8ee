import { trialKey } from '../../agents/trial.ts';
import { counted } from '../../tasks/counted.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { ComparedRun, ComparedTrial } from './compared-run.ts';

/** What may be the one thing in which two runs differ by name. */
export const axes = ['library', 'persona', 'arm', 'model'] as const;
export type Axis = (typeof axes)[number];

export interface Pairing {
  /** Across which trials were paired; null where pairs agree in everything that names them. */
  axis: { name: Axis; base: string; head: string } | null;
  /** In the order of the base. */
  pairs: TrialPair[];
  /** Trials without a partner. */
  onlyBase: number;
  onlyHead: number;
}

export interface TrialPair {
  /** The same for both, and for no other pair. */
  key: string;
  base: ComparedTrial;
  head: ComparedTrial;
}

/**
 * Pairs trials by their key. Where the runs have no library, no persona, no arm or no model in common, and one of each to put
 * side by side, trials are paired across that axis; across two of them no difference could be put down to either.
 */
export function pairTrials(base: ComparedRun, head: ComparedRun): Pairing {
  for (const run of [base, head]) if (run.trials.length === 0) throw new UserError(`${run.id} has no graded attempt to compare. ${run.planned > 0 ? 'Finish it with "uagent run <suite> --resume", or name another run.' : ''}`.trim());
  const axis = crossedAxis(base, head);
  const keyOf = ({ trial }: ComparedTrial): string => trialKey(axis === null ? trial : { ...trial, [axis.name]: '' });
  const byKey = new Map(head.trials.map((trial) => [keyOf(trial), trial]));
  const pairs = base.trials.flatMap((trial) => {
    const partner = byKey.get(keyOf(trial));
    return partner === undefined ? [] : [{ key: keyOf(trial), base: trial, head: partner }];
  });
  if (pairs.length === 0) throw new UserError(`${base.id} and ${head.id} share no trial: ${apartWords(base, head)}. Run one of them again with what the other has tried.`);
  return { axis, pairs, onlyBase: base.trials.length - pairs.length, onlyHead: head.trials.length - pairs.length };
}

function crossedAxis(base: ComparedRun, head: ComparedRun): Pairing['axis'] {
  const apart = axes.map((name) => ({ name, base: valuesOf(base, name), head: valuesOf(head, name) })).filter((each) => !each.base.some((value) => each.head.includes(value)));
  const [first, second] = apart;
  if (first === undefined) return null;
  if (second !== undefined) {
    throw new UserError(`${base.id} and ${head.id} differ in more than one way (${apart.map((each) => `${each.name}: ${each.base.join(', ')} against ${each.head.join(', ')}`).join('; ')}), so that no difference could be put down to either. Compare runs that differ in one of them.`);
  }
  const [ofBase = '', ...moreOfBase] = first.base;
  const [ofHead = '', ...moreOfHead] = first.head;
  if (moreOfBase.length + moreOfHead.length > 0) {
    const choose = [[first.base, '--base'], [first.head, '--head']] as const;
    const flags = choose.flatMap(([values, flag]) => (values.length > 1 ? [`${flag} ${first.name}=${values[0] ?? ''}`] : []));
    throw new UserError(`${base.id} and ${head.id} have no ${first.name} in common (${first.base.join(', ')} against ${first.head.join(', ')}). Say which to put side by side, such as ${flags.join(' ')}.`);
  }
  return { name: first.name, base: ofBase, head: ofHead };
}

function valuesOf({ trials }: ComparedRun, axis: Axis): string[] {
  return [...new Set(trials.map(({ trial }) => trial[axis]))];
}

/** Which of the things that they have in part in common never meet. */
function apartWords(base: ComparedRun, head: ComparedRun): string {
  const tasksOf = ({ trials }: ComparedRun): string[] => [...new Set(trials.map(({ trial }) => trial.task))];
  const ofHead = new Set(tasksOf(head));
  const shared = tasksOf(base).filter((task) => ofHead.has(task));
  if (shared.length === 0) return `their tasks are others (${someOf(tasksOf(base))} against ${someOf(tasksOf(head))})`;
  return `${counted(shared.length, 'task')} in common, never with the same ${axes.join(', ')} and repeat`;
}

function someOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${String(names.length - 3)} more`;
}

/** A run with those of its trials alone that have these values; what was left out was not planned to be compared. */
export function selectTrials(run: ComparedRun, wanted: Partial<Record<Axis, string>>): ComparedRun {
  const kept = axes.reduce((trials, axis) => {
    const value = wanted[axis];
    if (value === undefined) return trials;
    const own = trials.filter(({ trial }) => trial[axis] === value);
    if (own.length === 0) throw new UserError(`${run.id} has no graded attempt with the ${axis} "${value}". It has: ${valuesOf({ ...run, trials }, axis).join(', ') || 'none'}.`);
    return own;
  }, run.trials);
  return { ...run, trials: kept, planned: run.planned - (run.trials.length - kept.length) };
}
