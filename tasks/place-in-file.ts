import { z } from 'zod';
import { parseYamlText } from './parse-yaml-text.ts';
import { readTextFile } from './read-yaml-file.ts';
import { UserError } from './user-error.ts';

/**
 * `file:line` of what stands at a path in a YAML file, for a mistake that comes to light after the file was read; the file
 * alone when it is no longer there, or no longer as it was, as may be with the suite of a stored run.
 */
export function placeInFile(file: string, path: readonly PropertyKey[]): string {
  try {
    const { lineOf } = parseYamlText({ text: readTextFile(file, 'file'), file, schema: z.unknown(), firstLine: 1 });
    return `${file}:${String(lineOf(path))}`;
  } catch (error) {
    if (error instanceof UserError) return file;
    throw error;
  }
}
