import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CodeFile } from '../tasks/code-file.ts';
import { unknownMember } from '../tasks/did-you-mean.ts';
import { readCodeFiles } from '../tasks/read-code-files.ts';
import type { Suite } from '../tasks/suite.ts';
import { UserError } from '../tasks/user-error.ts';

/** Code that anyone wrote for a suite's tasks: `<folder>/<task>/<name>.ts`, sorted by task and name. */
export function readSolutionFiles(folder: string, suite: Suite): { task: string; file: CodeFile }[] {
  if (!existsSync(folder)) throw new UserError(`The folder of solutions ${folder} does not exist.`);
  const known = suite.tasks.map(({ id }) => id);
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const unknown = found.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UserError(`${path.join(folder, unknown)}: ${unknownMember({ owner: `the suite "${suite.id}"`, what: 'task', name: unknown, known })}`);
  const files = found.flatMap((task) => readCodeFiles(path.join(folder, task), 'solution').map((file) => ({ task, file })));
  if (files.length === 0) {
    throw new UserError(`There are no solutions in ${folder}; expected files such as ${path.join(folder, known[0] ?? '<task>', 'mine.ts')}.`);
  }
  return files;
}
