import { isDeepStrictEqual } from 'node:util';
import type { CaseRun } from '../../tasks/execution.ts';
import type { Wrap } from './candidate.ts';
import { agreeShapes, shapeOfValue } from './shape.ts';

/** How what a shown example returned could become what it expects, the likeliest first; none when the kind of value was right. */
export function adaptResult(run: CaseRun | undefined, expected: unknown): Wrap[] {
  if (run === undefined) return [];
  if (run.kind === 'not-serialisable') return Array.isArray(expected) ? [{ kind: 'spread' }] : [];
  return run.kind === 'returned' ? adaptValue(run.value, expected) : [];
}

function adaptValue(got: unknown, expected: unknown): Wrap[] {
  if (typeof expected === 'string' && typeof got !== 'string') return [...propertiesLike(got, expected), { kind: 'string' }];
  if (typeof expected === 'number' && typeof got === 'string') return [{ kind: 'number' }];
  if (Array.isArray(expected) && !Array.isArray(got)) return isIterableLike(got) ? [{ kind: 'spread' }] : propertiesLike(got, expected);
  if (isRecord(expected) && (isPairs(got) || got instanceof Map)) return [{ kind: 'entries' }, ...keyFor(got, expected)];
  if (isRecord(expected)) return [...propertiesLike(got, expected), ...keyFor(got, expected)];
  return typeof got === typeof expected ? [] : propertiesLike(got, expected);
}

/** Properties that hold just what was expected come first, then those of the right kind. */
function propertiesLike(got: unknown, expected: unknown): Wrap[] {
  if (!isRecord(got)) return [];
  const shape = shapeOfValue(expected);
  return Object.entries(got)
    .filter(([name, value]) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && agreeShapes(shapeOfValue(value), shape) >= 0.6)
    .sort(([, a], [, b]) => Number(isDeepStrictEqual(b, expected)) - Number(isDeepStrictEqual(a, expected)))
    .slice(0, 2)
    .map(([name]) => ({ kind: 'property', name }));
}

/** One key is wanted around the value that came. */
function keyFor(got: unknown, expected: Record<string, unknown>): Wrap[] {
  const [key, ...others] = Object.keys(expected);
  if (key === undefined || others.length > 0 || agreeShapes(shapeOfValue(got), shapeOfValue(expected[key])) < 0.6) return [];
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? [{ kind: 'key', name: key }] : [];
}

/** An iterator has no keys of its own and leaves the sandbox as an empty object. */
function isIterableLike(value: unknown): boolean {
  return value instanceof Map || value instanceof Set || (isRecord(value) && Object.keys(value).length === 0);
}

function isPairs(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => Array.isArray(item) && item.length === 2);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
}
