import path from 'node:path';
import { glob } from 'tinyglobby';
import type { OfferedSuite } from '../../reports/live/live-choices.ts';
import { bundledSuites } from '../../tasks/read-suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import { openSuite } from '../actions/open-suite.ts';
import type { CliContext } from '../context.ts';

/** Folders deeper than that hold the suites of something else. */
const mostDepth = 4;
const mostSuites = 50;

/** The suites that come with the program, and those below the working folder. They are read, and nothing of them is run. */
export async function offeredSuites(context: CliContext): Promise<OfferedSuite[]> {
  const files = await glob('**/suite.yaml', { cwd: context.workingFolder, deep: mostDepth, followSymbolicLinks: false, ignore: ['**/node_modules/**', '**/dist/**', '**/.*/**'] });
  const own = files.sort().slice(0, mostSuites).map((file) => `./${path.posix.dirname(file)}`);
  return [...own.map((name) => offer(name, false, context)), ...bundledSuites().map((name) => offer(name, true, context))];
}

/** One that lies elsewhere, by its path as it is typed. @throws UserError where it is none */
export function suiteAt(name: string, context: CliContext): OfferedSuite {
  const { title, libraries, tasks, personas } = openSuite(name, context);
  return { name, isBundled: false, title, libraries: libraries.map(({ id }) => id), tasks: tasks.map(({ id, title: words }) => ({ id, title: words })), personas, problem: '' };
}

function offer(name: string, isBundled: boolean, context: CliContext): OfferedSuite {
  try {
    return { ...suiteAt(name, context), isBundled };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name, isBundled, title: name, libraries: [], tasks: [], personas: [], problem: error.message };
  }
}
