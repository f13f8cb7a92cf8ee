import { inspect } from 'node:util';

const longest = 120;

/** A value on one line, abbreviated, for messages. */
export function formatValue(value: unknown): string {
  const text = inspect(value, { depth: 2, breakLength: Infinity, compact: true, maxArrayLength: 8, maxStringLength: 60, sorted: true, getters: false });
  const line = text.replaceAll('\n', ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
