import { dimensions } from '../../evaluators/evaluation.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { ComparedRun } from './compared-run.ts';
import type { Pairing, TrialPair } from './pair-trials.ts';

/** Runs of two suites, or with two weightings, were never measured on one scale. */
export function refuseOtherSuite(base: ComparedRun, head: ComparedRun): void {
  if (base.suite.id !== head.suite.id) {
    throw new UserError(`${base.id} is a run of the suite "${base.suite.id}", ${head.id} of "${head.suite.id}": their tasks have nothing to do with each other. Compare runs of one suite.`);
  }
  const changed = dimensions.filter((dimension) => base.weights[dimension] !== head.weights[dimension]);
  if (changed.length > 0) {
    const words = changed.map((dimension) => `${dimension} ${String(base.weights[dimension])} against ${String(head.weights[dimension])}`);
    throw new UserError(`${base.id} and ${head.id} weigh the dimensions differently (${words.join(', ')}), so that their usability is not the same figure. Run the base again with the suite as it is now.`);
  }
}

/** A task that was changed between the runs. */
export interface ChangedTask {
  task: string;
  what: 'asked' | 'accepted';
}

/** Of the tasks that the pairs share. Across libraries what code is held against must differ, and is not looked at. */
export function changedTasks({ base, head, pairing: { axis, pairs } }: { base: ComparedRun; head: ComparedRun; pairing: Pairing }): ChangedTask[] {
  return [...new Set(pairs.map((pair) => pair.base.trial.task))].flatMap((task): ChangedTask[] => {
    const [before, after] = [base, head].map((run) => run.tasks.find(({ id }) => id === task));
    if (before?.asked !== after?.asked) return [{ task, what: 'asked' }];
    const libraries = new Set(pairs.filter((pair) => pair.base.trial.task === task).map((pair) => pair.base.trial.library));
    const isOther = axis?.name !== 'library' && [...libraries].some((library) => before?.accepted[library] !== after?.accepted[library]);
    return isOther ? [{ task, what: 'accepted' }] : [];
  });
}

const changeWords = { asked: 'what they ask or their cases', accepted: 'the solutions or rules that code is held against' } as const;

export function refuseChangedTasks({ base, head, changed, isEveryTask }: { base: ComparedRun; head: ComparedRun; changed: readonly ChangedTask[]; isEveryTask: boolean }): void {
  if (changed.length === 0) return;
  const words = (['asked', 'accepted'] as const).flatMap((what) => {
    const tasks = changed.filter((each) => each.what === what).map(({ task }) => task);
    return tasks.length === 0 ? [] : [`${changeWords[what]} (${tasks.join(', ')})`];
  });
  throw new UserError(`The suite was changed between ${base.id} and ${head.id}: in ${isEveryTask ? 'every task' : 'some tasks'} ${words.join(', and ')}. Run the base again with the suite as it is now${isEveryTask ? '' : ', or compare the tasks that stayed the same with --unchanged-tasks'}.`);
}

/** Scores that were made of the same parts with other weights come from two versions of an evaluator. */
export function refuseOtherEvaluators({ base, head, pairs }: { base: ComparedRun; head: ComparedRun; pairs: readonly TrialPair[] }): void {
  const changed = dimensions.filter((dimension) => pairs.some((pair) => isWeighedOtherwise(pair, dimension)));
  if (changed.length > 0) {
    throw new UserError(`${base.id} and ${head.id} were graded by different versions of the evaluators: the parts of ${changed.join(' and ')} have other weights. Grade both with this version: uagent evaluate ${base.id}, and uagent evaluate ${head.id}.`);
  }
}

function isWeighedOtherwise({ base, head }: TrialPair, dimension: (typeof dimensions)[number]): boolean {
  const [before, after] = [base.parts[dimension], head.parts[dimension]];
  const isSameParts = before.length === after.length && before.every(({ name }, i) => after[i]?.name === name);
  // Report documents have four digits of a weight.
  return isSameParts && before.some(({ weight }, i) => Math.abs(weight - (after[i]?.weight ?? 0)) > 1e-4);
}
