import type { Difference } from './difference.ts';
import { formatValue } from './format-value.ts';

export interface DifferenceRequest {
  expected: unknown;
  output: unknown;
  /** Numbers agree when they differ by no more than this, absolutely or relative to the larger; 0 asks for equality. */
  tolerance: number;
}

/**
 * The first difference by path; undefined when there is none.
 *
 * Expected values are JSON and stand for everything that JSON has no form for: an array for a Set or typed array as
 * well, and for the entries of a Map; an object for a Map whose keys are strings or numbers, and for an Error's name
 * and message; a number, or a string of digits, for a bigint; a string in ISO 8601 for a Date. A property that is
 * undefined is as good as absent. NaN equals NaN and -0 equals 0; null and undefined differ.
 */
export function findDifference({ expected, output, tolerance }: DifferenceRequest): Difference | undefined {
  return differ(expected, output, { path: '', tolerance });
}

/** Whether two numbers agree within a tolerance. */
function agree(a: number, b: number, tolerance: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Arrays and whatever else is a sequence; undefined for all others. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (value instanceof Set || value instanceof Map) return [...value as Iterable<unknown>];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Uint8Array);
  return undefined;
}

/** Objects and whatever else has named values, properties that are undefined left out; undefined for all others. */
export function recordOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  if (value instanceof Map) {
    const entries = [...value as Map<unknown, unknown>];
    return entries.every(([key]) => typeof key === 'string' || typeof key === 'number') ? new Map(entries.map(([key, each]) => [String(key), each])) : undefined;
  }
  if (value instanceof Error) return new Map([['name', value.name], ['message', value.message]]);
  return listOf(value) === undefined ? new Map(Object.entries(value).filter(([, each]) => each !== undefined)) : undefined;
}

interface Place {
  path: string;
  tolerance: number;
}

function differ(expected: unknown, output: unknown, place: Place): Difference | undefined {
  const asEntries = expected instanceof Map && recordOf(output) === undefined;
  if (recordOf(expected) !== undefined && !asEntries) return differRecords(expected, output, place);
  const list = listOf(expected);
  if (list !== undefined) return differLists({ list, expected, output, place });
  return sameScalar(expected, output, place.tolerance) ? undefined : unequal(expected, output, place);
}

function differLists({ list, expected, output, place }: { list: readonly unknown[]; expected: unknown; output: unknown; place: Place }): Difference | undefined {
  const other = listOf(output);
  if (other === undefined) return unequal(expected, output, place);
  for (let i = 0; i < Math.min(list.length, other.length); i += 1) {
    const difference = differ(list[i], other[i], { ...place, path: `${place.path}[${String(i)}]` });
    if (difference !== undefined) return difference;
  }
  if (list.length === other.length) return undefined;
  return { path: place.path, kind: list.length > other.length ? 'too-few' : 'too-many', missing: '', expected: list.length, output: other.length };
}

function differRecords(expected: unknown, output: unknown, place: Place): Difference | undefined {
  const [wanted, got] = [recordOf(expected), recordOf(output)];
  if (wanted === undefined || got === undefined) return unequal(expected, output, place);
  for (const [key, value] of wanted) {
    if (!got.has(key)) return { path: place.path, kind: 'missing-key', missing: step(key), expected: value, output };
    const difference = differ(value, got.get(key), { ...place, path: place.path + step(key) });
    if (difference !== undefined) return difference;
  }
  const extra = [...got.keys()].find((key) => !wanted.has(key));
  return extra === undefined ? undefined : { path: place.path + step(extra), kind: 'extra-key', missing: '', expected: undefined, output: got.get(extra) };
}

const longestKey = 60;

function step(key: string): string {
  return key.length <= longestKey && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${formatValue(key)}]`;
}

function sameScalar(expected: unknown, output: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof output === 'number') return agree(expected, output, tolerance);
  if (typeof output === 'bigint') return typeof expected === 'bigint' ? expected === output : sameInteger(expected, output);
  if (output instanceof Date) return sameTime(expected, output);
  return expected === output;
}

function sameInteger(expected: unknown, output: bigint): boolean {
  if (typeof expected === 'number') return Number.isInteger(expected) && BigInt(expected) === output;
  return typeof expected === 'string' && expected === String(output);
}

function sameTime(expected: unknown, output: Date): boolean {
  if (expected instanceof Date) return Object.is(expected.getTime(), output.getTime());
  return typeof expected === 'string' && !Number.isNaN(output.getTime()) && (expected === output.toISOString() || Date.parse(expected) === output.getTime());
}

function unequal(expected: unknown, output: unknown, { path }: Place): Difference {
  return { path, kind: 'wrong-value', missing: '', expected, output };
}
