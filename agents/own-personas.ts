import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { makeFolder } from '../tasks/make-folder.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Persona } from './persona.ts';
import { bundledPersonas, readPersona } from './read-persona.ts';

/** Where personas of one's own are kept beside suites: below the working folder, so that a command names them by a short path. */
const ownFolder = 'personas';

export interface OwnPersona {
  /** As it is typed after `--persona`. */
  file: string;
  persona: Persona;
}

/** The personas in `personas/` of a working folder, sorted by file; files that cannot be read come with what is wrong. */
export function listOwnPersonas(workingFolder: string): (OwnPersona | { file: string; problem: string })[] {
  return namesIn(path.join(workingFolder, ownFolder)).map((name) => {
    const file = `${ownFolder}/${name}`;
    try {
      return { file, persona: readPersona(`./${file}`, workingFolder) };
    } catch (error) {
      if (error instanceof UserError) return { file, problem: error.message };
      throw error;
    }
  });
}

/** Writes a persona to the file that has its id, or to a new one, and gives back how it is typed. Those that come with the program stay as they are. */
export function saveOwnPersona(persona: Persona, workingFolder: string): string {
  const { id, title, description, reading, budgets, hints } = persona;
  if (bundledPersonas().includes(id)) throw new UserError(`"${id}" comes with the program and stays as it is; give yours another id, such as "my-${id}".`);
  makeFolder(path.join(workingFolder, ownFolder), 'folder of personas');
  const file = listOwnPersonas(workingFolder).find((own) => 'persona' in own && own.persona.id === id)?.file ?? `${ownFolder}/${id}.yaml`;
  const target = path.join(workingFolder, file);
  // Whole or not at all, and never through a link to somewhere else.
  writeFileSync(`${target}.new`, stringify({ version: 1, id, title, description, reading, budgets, hints }));
  renameSync(`${target}.new`, target);
  return file;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.ya?ml$/iu.test(name)).sort();
  } catch {
    return [];
  }
}
