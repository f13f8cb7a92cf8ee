import { unknownName } from './did-you-mean.ts';
import { UserError } from './user-error.ts';

/** The member with an id; an unknown one is a UserError that offers the nearest. */
export function findById<T extends { id: string }>(members: readonly T[], id: string, what: string): T {
  const found = members.find((member) => member.id === id);
  if (found === undefined) throw new UserError(unknownName(what, id, members.map((member) => member.id)));
  return found;
}
