import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../user-error.ts';
import { isInside } from './is-inside.ts';

/** More entries than any suite has. */
const mostEntries = 100_000;

/**
 * Refuses a stranger's folder in which a link leads out, or something is neither a file nor a folder: what it leads to would
 * be read as a starter or as docs, and shown to a model.
 *
 * @throws UserError with the first such entry.
 */
export function refuseLinks(folder: string, what: string): void {
  const root = realpathSync(folder);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  if (entries.length > mostEntries) throw new UserError(`The ${what} ${folder} has more than ${String(mostEntries)} files, which --untrusted does not go through. Take out what does not belong to it.`);
  for (const entry of entries) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isFile() || entry.isDirectory()) continue;
    if (!entry.isSymbolicLink()) throw new UserError(`${place} is neither a file nor a folder, and the ${what} is not trusted. Remove it.`);
    if (!isInside(root, realPath(place))) throw new UserError(`${place} is a link to ${readlinkSync(place)}, which is not in the ${what}, and that is not trusted. Put the file itself there, or leave --untrusted out if you trust its author.`);
  }
}

/** A link that leads nowhere leads out: something may be there later. */
function realPath(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return '/';
  }
}
