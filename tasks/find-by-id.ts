import { unknownMember, unknownName } from './did-you-mean.ts';
import { UserError } from './user-error.ts';

/** The member with an id; an unknown one is a UserError that offers the nearest and names the owner, such as `The suite "small"`. */
export function findById<T extends { id: string }>(members: readonly T[], id: string, { what, owner }: { what: string; owner?: string }): T {
  const found = members.find((member) => member.id === id);
  if (found !== undefined) return found;
  const known = members.map((member) => member.id);
  throw new UserError(owner === undefined ? unknownName(what, id, known) : unknownMember({ owner, what, name: id, known }));
}
