import { checkDocsEntries } from '../../knowledge/read-docs.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import type { Suite } from '../../tasks/suite.ts';
import type { CliContext } from '../context.ts';

/** Reads a suite and has the docs sources of its libraries checked, so that every mistake is said before any work. */
export function openSuite(nameOrFolder: string, context: CliContext): Suite {
  const suite = readSuite(nameOrFolder, context.workingFolder);
  for (const library of suite.libraries) checkDocsEntries(library);
  return suite;
}
