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

/** Text of a file that the user wrote, without the byte order mark that some editors put first; a UserError that names it when it cannot be read. */
export function readTextFile(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    throw new UserError(`The ${what} ${file} ${reasonOf(error)}.`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder; expected a file';
  return code === 'EACCES' || code === 'EPERM' ? 'may not be read by this user' : `cannot be read${code === '' ? '' : ` (${code})`}`;
}
