import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { describeIssue } from '../../tasks/describe-issue.ts';
import { UserError } from '../../tasks/user-error.ts';

export interface JsonLine<Value> {
  value: Value;
  /** `<file>:<line>`, for messages. */
  at: string;
}

/**
 * One JSON value for each line that is not blank.
 *
 * @throws UserError with the first broken line: `file:line: what is wrong; what was expected`.
 */
export async function readJsonLines<Value>(file: string, schema: z.ZodType<Value>, expected: string): Promise<JsonLine<Value>[]> {
  const lines: JsonLine<Value>[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      number += 1;
      const text = number === 1 ? line.replace(/^\uFEFF/u, '') : line;
      if (text.trim() === '') continue;
      const at = `${file}:${String(number)}`;
      lines.push({ at, value: check(parse(text, at, expected), { schema, at, expected }) });
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. Expected a file of lines ${expected}.`, { cause: error });
  }
  return lines;
}

function parse(text: string, at: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${at}: no JSON (${error instanceof Error ? error.message : String(error)}); expected one object on each line: ${expected}.`, { cause: error });
  }
}

function check<Value>(value: unknown, { schema, at, expected }: { schema: z.ZodType<Value>; at: string; expected: string }): Value {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const [mistake] = result.error.issues.flatMap((issue) => describeIssue(issue, schema as z.core.$ZodType));
  throw new UserError(`${at}: ${mistake?.text ?? 'not what was expected'}; expected ${expected}.`);
}
