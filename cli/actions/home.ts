import path from 'node:path';
import type { GlobalOptions } from '../commands/options.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';

/** Absolute path of the folder that keeps runs, libraries and indexes. */
export function homeOf(options: GlobalOptions, context: CliContext): string {
  if (options.home.trim() === '') throw new UserError('--home is empty: name the folder that keeps runs, libraries and indexes, or leave it out for .uagent.');
  return path.resolve(context.workingFolder, options.home);
}
