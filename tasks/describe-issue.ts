import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { knownKeys } from './known-keys.ts';

export interface Mistake {
  /** To the value, or to the unknown key itself. */
  path: PropertyKey[];
  /** Such as `limits.seconds: expected number, received string`. */
  text: string;
}

/** A schema's complaint in the words of the person who wrote the file. */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType): Mistake[] {
  const at = issue.path.length === 0 ? '' : `${formatPath(issue.path)}: `;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schema, issue.path, issue.input);
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        text: `${at}unknown key "${key}".${didYouMean(key, known)} Known: ${known.join(', ')}.`,
      }));
    }
    case 'invalid_union':
      return describeUnion(issue, schema, at);
    case 'invalid_value':
      return [{ path: issue.path, text: `${at}${expectedOneOf(issue.values, issue.input)}` }];
    case 'invalid_key':
      return [{ path: issue.path, text: `${at}${lowerFirst(issue.issues[0]?.message ?? issue.message)}` }];
    case 'invalid_type':
      if (issue.path.length === 0 && issue.expected === 'object') return [{ path: [], text: expectedKeys(issue.input, knownKeys(schema, [])) }];
      return [{ path: issue.path, text: issue.input === undefined ? `${at}missing; expected ${issue.expected}` : `${at}${lowerFirst(issue.message)}` }];
    default:
      return [{ path: issue.path, text: `${at}${lowerFirst(issue.message)}` }];
  }
}

/** A whole file that holds something else than keys with values, or nothing. */
function expectedKeys(given: unknown, known: readonly string[]): string {
  const found = given === null || given === undefined ? 'the file is empty' : `found ${Array.isArray(given) ? 'a list' : `a ${typeof given}`}`;
  return `${found}; expected the keys ${known.join(', ')}`;
}

/** Of a union's members the one that complains deepest and least is what the author most likely meant. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, schema: z.core.$ZodType, at: string): Mistake[] {
  if ('options' in issue && Array.isArray(issue.options)) {
    const { options, discriminator } = issue as { options: z.core.util.Primitive[]; discriminator: string };
    const input: unknown = issue.input;
    const given: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, discriminator) : undefined;
    return [{ path: issue.path, text: `${at}${expectedOneOf(options, given)}` }];
  }
  const likely = issue.errors
    .filter((errors) => errors.length > 0)
    .map((errors) => ({ errors, depth: Math.max(...errors.map((error) => error.path.length)) }))
    .sort((a, b) => b.depth - a.depth || a.errors.length - b.errors.length)[0];
  if (likely === undefined) return [{ path: issue.path, text: `${at}${lowerFirst(issue.message)}` }];
  return likely.errors.flatMap((error) => describeIssue({ ...error, path: [...issue.path, ...error.path] }, schema));
}

function expectedOneOf(values: readonly z.core.util.Primitive[], given: unknown): string {
  const expected = `expected ${values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value))).join(' or ')}`;
  if (given === undefined) return `missing; ${expected}`;
  const hint = typeof given === 'string' ? didYouMean(given, values.filter((value) => typeof value === 'string')) : '';
  return `${expected}, received ${JSON.stringify(given)}${hint === '' ? '' : `.${hint}`}`;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${String(key)}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}

function lowerFirst(text: string): string {
  const words = text.replace(/^Invalid input: /u, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}
