import type { Suite } from '../tasks/suite.ts';
import type { Task } from '../tasks/task.ts';
import { fingerprintTask } from '../tasks/task-fingerprint.ts';
import { capText } from './cap-text.ts';
import type { ReportTask } from './report.ts';

/** Hidden cases stay in the suite unless it says otherwise. */
export function reportTask(task: Task, { libraries, showsCases }: Pick<Suite, 'libraries' | 'showsCases'>): ReportTask {
  const { id, title, cases } = task;
  return {
    id, title, fingerprint: fingerprintTask(task, libraries),
    ...(showsCases === true ? { cases: cases.hidden.map(({ name, args, expected }) => ({ name, input: args.map(textOf).join('\n'), expected: textOf(expected) })) } : {}),
  };
}

/** A large graph says no more than its beginning. */
const longestValue = 2000;

function textOf(value: unknown): string {
  return capText(JSON.stringify(value, null, 1), longestValue);
}
