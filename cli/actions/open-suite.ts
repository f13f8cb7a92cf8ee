import path from 'node:path';
import { readPersona } from '../../agents/read-persona.ts';
import { checkDocsEntries } from '../../knowledge/read-docs.ts';
import { placeInFile } from '../../tasks/place-in-file.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import type { Suite } from '../../tasks/suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';

/** Reads a suite and has the docs sources of its libraries and its personas checked, so that every mistake is said before any work. */
export function openSuite(nameOrFolder: string, context: CliContext): Suite {
  const suite = readSuite(nameOrFolder, context.workingFolder);
  for (const library of suite.libraries) checkDocsEntries(library);
  checkPersonas(suite);
  return suite;
}

function checkPersonas({ personas, folder }: Suite): void {
  const file = path.join(folder, 'suite.yaml');
  for (const [i, persona] of personas.entries()) {
    try {
      readPersona(persona, folder);
    } catch (error) {
      // A mistake inside a persona's own file is told with the place there.
      if (!(error instanceof UserError) || error.message.startsWith(`${persona}:`)) throw error;
      throw new UserError(`${placeInFile(file, ['personas', i])}: personas: ${error.message}`, { cause: error });
    }
  }
}
