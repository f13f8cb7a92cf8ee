import { inspect } from 'node:util';

const longest = 120;
const mostItems = 8;
/** More than fit into a line. */
const mostKeys = 40;
const depth = 2;

/** A value on one line, abbreviated, for messages. */
export function formatValue(value: unknown): string {
  const text = inspect(abridge(value, depth), { depth, breakLength: Infinity, compact: true, maxArrayLength: mostItems, maxStringLength: 60, sorted: true, getters: false });
  const line = text.replaceAll('\n', ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** `inspect` writes every property of an object out, of which a value that somebody hostile made has millions. */
function abridge(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null || levels < 0) return value;
  const inner = (each: unknown): unknown => abridge(each, levels - 1);
  if (Array.isArray(value)) return Object.assign(value.slice(0, mostItems).map(inner), { length: value.length });
  if (value instanceof Map) return new Map([...value as Map<unknown, unknown>].map((entry, i) => (i < mostItems ? [inner(entry[0]), inner(entry[1])] : entry)));
  if (value instanceof Set) return new Set([...value as Set<unknown>].map((each, i) => (i < mostItems ? inner(each) : each)));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).slice(0, mostKeys).map(([key, each]) => [key, inner(each)]));
}
