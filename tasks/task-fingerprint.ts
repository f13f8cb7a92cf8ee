import { createHash } from 'node:crypto';
import type { CodeFile } from './code-file.ts';
import type { Library } from './library.ts';
import type { Task } from './task.ts';

/** What the scores of two attempts at a task must have in common to be compared; the same on every machine. */
export interface TaskFingerprint {
  /** Of what is asked and of how it is executed: instructions, entry, limits, cases and their comparison. */
  asked: string;
  /** By library id: of what code is held against, which are starter, accepted solutions, API packages and rules. */
  accepted: Record<string, string>;
}

export function fingerprintTask(task: Task, libraries: readonly Library[]): TaskFingerprint {
  const { entry, limits, instructions, cases } = task;
  const compare = cases.compare.kind === 'checker' ? { kind: cases.compare.kind, checker: textOf(cases.compare.checker) } : cases.compare;
  const accepted = libraries.flatMap(({ id, api, rules }) => {
    const solutions = task.solutions[id];
    return solutions === undefined ? [] : [[id, hash({ starter: textOf(solutions.starter), references: solutions.references.map(textOf), api, rules })] as const];
  });
  return { asked: hash({ entry, limits, instructions, compare, examples: cases.examples, hidden: cases.hidden }), accepted: Object.fromEntries(accepted) };
}

/** Where a file lies says nothing about what is in it. */
function textOf({ name, code }: CodeFile): { name: string; code: string } {
  return { name, code };
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
