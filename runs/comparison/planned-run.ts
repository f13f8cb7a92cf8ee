import { fingerprintTask } from '../../tasks/task-fingerprint.ts';
import type { Run } from '../run.ts';
import type { ComparedRun, ComparedTrial } from './compared-run.ts';

/** The id comes with storing it. */
export type PlannedRun = Pick<Run, 'createdAt' | 'suite' | 'personas' | 'trials'> & { id?: string };

/** A run that has not been tried, as if nothing in it could be scored: what cannot be compared with it can be told before. */
export function plannedRun({ id = 'the new run', createdAt, suite, personas, trials }: PlannedRun): ComparedRun {
  const whole = trials.filter(({ without }) => without === undefined);
  return {
    id, label: null, createdAt, suite: { id: suite.id, title: suite.title }, weights: suite.weights,
    tasks: suite.tasks.map((task) => ({ id: task.id, title: task.title, ...fingerprintTask(task, suite.libraries) })),
    personas, libraries: [], knowledge: [], sandbox: '', versions: { uagent: '', node: '' }, planned: whole.length,
    trials: whole.map((trial): ComparedTrial => ({
      trial, solved: null, findings: [], friction: null,
      scores: { usability: null, correctness: null, compliance: null, readability: null },
      parts: { correctness: [], compliance: [], readability: [] },
    })),
  };
}
