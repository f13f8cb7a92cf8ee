import path from 'node:path';
import { readPersona } from '../../agents/read-persona.ts';
import { checkDocsEntries } from '../../knowledge/read-docs.ts';
import { placeInFile } from '../../tasks/place-in-file.ts';
import { findSuite, readSuite } from '../../tasks/read-suite.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import type { Suite } from '../../tasks/suite.ts';
import { confineSuite, untrustedNotice } from '../../tasks/untrusted/confine-suite.ts';
import { refuseLinks } from '../../tasks/untrusted/refuse-links.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';

/** Whether a suite is a stranger's, and where its code runs then. */
export interface Trust {
  untrusted?: boolean;
  sandbox?: SandboxId;
}

/** Reads a suite and has the docs sources of its libraries and its personas checked, so that every mistake is said before any work. */
export function openSuite(nameOrFolder: string, context: CliContext, trust: Trust = {}): Suite {
  const suite = trust.untrusted === true ? readUntrusted(nameOrFolder, context, trust) : readSuite(nameOrFolder, context.workingFolder);
  for (const library of suite.libraries) checkDocsEntries(library);
  checkPersonas(suite);
  return suite;
}

/** Links are refused before any file is read. */
function readUntrusted(nameOrFolder: string, { workingFolder, messages }: CliContext, { sandbox = defaultSandbox }: Trust): Suite {
  messages.write(`${untrustedNotice}\n`);
  refuseLinks(findSuite(nameOrFolder, workingFolder), "suite's folder");
  return confineSuite(readSuite(nameOrFolder, workingFolder), sandbox);
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
