import { z } from 'zod';
import { UserError } from '../tasks/user-error.ts';

const versioned = z.object({ version: z.literal(1) });

/** Anything but what this program wrote, at the version that it knows, is a UserError that says which thing it was. */
export function readStored(text: string, what: string): { version: 1 } {
  const value = parseJson(text);
  const result = versioned.safeParse(value);
  if (!result.success) throw new UserError(`The ${what} cannot be read: it is damaged or of another version of uagent.`);
  return value as { version: 1 }; // as it was parsed: a copy of each would take its time
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
