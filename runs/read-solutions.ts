import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { unknownMember } from '../tasks/did-you-mean.ts';
import type { Suite } from '../tasks/suite.ts';
import { UserError } from '../tasks/user-error.ts';

/** A file that somebody wrote for a task. */
export interface SolutionFile {
  task: string;
  /** Absolute. */
  path: string;
  name: string;
  content: SolutionContent;
}

/** What is no regular file of a sensible size is said to be so, and never read. */
export type SolutionContent = { kind: 'code'; code: string } | { kind: 'unreadable'; reason: string };

export interface Solutions {
  /** Sorted by task and name. */
  files: SolutionFile[];
  /** Paths of files that are no code by their names. */
  ignored: string[];
}

/** Code that anyone wrote for a suite's tasks: `<folder>/<task>/<name>.ts`, or any other extension of JavaScript or TypeScript. */
export function readSolutionFiles(folder: string, suite: Suite): Solutions {
  if (!existsSync(folder)) throw new UserError(`The folder of solutions ${folder} does not exist.`);
  const known = suite.tasks.map(({ id }) => id);
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const unknown = found.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UserError(`${path.join(folder, unknown)}: ${unknownMember({ owner: `the suite "${suite.id}"`, what: 'task', name: unknown, known })}`);
  const root = realpathSync(folder);
  const all = found.flatMap((task) => readdirSync(path.join(folder, task)).filter((name) => !name.startsWith('.')).sort().map((name) => ({ task, name, path: path.join(folder, task, name) })));
  const files = all.filter(({ name }) => isCode(name)).map((file) => ({ ...file, content: readContent(file.path, root) }));
  if (files.length === 0) {
    throw new UserError(`There are no solutions in ${folder}; expected files such as ${path.join(folder, known[0] ?? '<task>', 'mine.ts')}.`);
  }
  return { files, ignored: all.filter(({ name }) => !isCode(name)).map((file) => file.path) };
}

function isCode(name: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/u.test(name) && !/\.d\.[cm]?ts$/u.test(name);
}

/** Generated code may be long; a compiler, a linter and a type checker have to read it, though. */
const mostBytes = 1024 * 1024;

function readContent(file: string, root: string): SolutionContent {
  try {
    // What is quoted in findings must be the solution's own, not what a link of a stranger leads to.
    if (!realpathSync(file).startsWith(root + path.sep)) return { kind: 'unreadable', reason: 'it is a link that leads out of the folder of solutions' };
    const status = statSync(file);
    if (!status.isFile()) return { kind: 'unreadable', reason: status.isDirectory() ? 'it is a folder' : 'it is no regular file' };
    if (status.size > mostBytes) return { kind: 'unreadable', reason: `it is larger than ${String(mostBytes / 1024)} KiB` };
    // Without the byte order mark that some editors begin a file with.
    return { kind: 'code', code: new TextDecoder().decode(readFileSync(file)) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'unreadable', reason: missing ? 'it is a link that leads nowhere' : 'it cannot be read' };
  }
}
