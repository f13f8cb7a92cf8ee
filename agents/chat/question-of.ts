import { createHash } from 'node:crypto';

export interface Question {
  /** Model, address and parameters: what else decides a reply. */
  identity: Readonly<Record<string, unknown>>;
  /** Replies of one repeat never serve another. */
  repeat: number;
  messages: readonly unknown[];
  tools: readonly unknown[];
}

/** SHA-256 of all that decides a reply, so that nothing of it can be read from the key. */
export function questionOf({ identity, repeat, messages, tools }: Question): string {
  return createHash('sha256').update(JSON.stringify([1, sorted(identity), repeat, messages, tools])).digest('hex');
}

function sorted(record: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
