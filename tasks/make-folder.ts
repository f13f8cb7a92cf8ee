import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from './user-error.ts';

/** Makes a folder that the user named, with those above it; a UserError says which one cannot be made. */
export function makeFolder(folder: string, what: string): void {
  try {
    makeEach(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The ${what} ${folder} cannot be made: ${reason}. Name another one.`, { cause: error });
  }
}

/** One by one: asked for all at once, Node tries for ever in places such as /proc that refuse every folder. */
function makeEach(folder: string): void {
  if (existsSync(folder)) return;
  makeEach(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}
