import type { Library } from '../../tasks/library.ts';
import { openPackage } from '../../tasks/open-package.ts';
import { isSuite } from '../../tasks/read-suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import { openSuite, type Trust } from './open-suite.ts';

/** The libraries of a suite, or the one that a package or a folder is. */
export async function openDocsTarget(target: string, { docs = [], ...trust }: { docs?: string[] } & Trust, context: CliContext): Promise<Library[]> {
  if (!isSuite(target, context.workingFolder)) return [await openPackage({ target, docs, workingFolder: context.workingFolder, signal: context.signal })];
  if (docs.length > 0) throw new UserError('--docs adds to the docs of a package; a suite names its own in its library files.');
  return openSuite(target, context, trust).libraries;
}
