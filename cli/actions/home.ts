import path from 'node:path';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext } from '../context.ts';

/** Absolute path of the folder that keeps runs, libraries and indexes. */
export function homeOf(options: GlobalOptions, context: CliContext): string {
  return path.resolve(context.workingFolder, options.home);
}
