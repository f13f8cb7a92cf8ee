import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { UserError } from './user-error.ts';
import { parseYamlText } from './parse-yaml-text.ts';

export interface ReadRequest<T> {
  /** Absolute path. */
  file: string;
  schema: z.ZodType<T>;
  /** What the file is to the user, such as `suite file`. */
  what: string;
}

/** Reads and checks a YAML file. A mistake is one UserError: `file:line: what is wrong; what was expected`. */
export function readYamlFile<T>({ file, schema, what }: ReadRequest<T>): T {
  return parseYamlText({ text: readTextFile(file, what), file, schema, firstLine: 1 }).value;
}

/** Text of a file that the user wrote; a UserError that names it when it cannot be read. */
export function readTextFile(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new UserError(`The ${what} ${file} ${reason}.`, { cause: error });
  }
}
