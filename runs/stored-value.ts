import { z } from 'zod';
import { UserError } from '../tasks/user-error.ts';

const versioned = z.looseObject({ version: z.literal(1) });

/** Anything but what this program wrote, at the version that it knows, is a UserError that says which thing it was. */
export function readStored(text: string, what: string): { version: 1 } {
  const result = versioned.safeParse(parseJson(text));
  if (!result.success) throw new UserError(`The ${what} cannot be read: it is damaged or of another version of uagent.`);
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
