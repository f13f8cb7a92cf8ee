import { prepareChecker } from '../tasks/comparisons/checker.ts';
import type { Task } from '../tasks/task.ts';

/** Loads the checkers of tasks, so that one that is none is said before anything is tried, once. */
export async function prepareCheckers(tasks: readonly Task[]): Promise<void> {
  for (const { cases: { compare } } of tasks) {
    if (compare.kind === 'checker') await prepareChecker(compare.checker, compare.sandbox);
  }
}
