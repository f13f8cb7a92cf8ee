import { z } from 'zod';
import { parseYamlText } from './parse-yaml-text.ts';
import { readTextFile } from './read-yaml-file.ts';

/** `file:line` of what stands at a path in a YAML file, for a mistake that comes to light after the file was read. */
export function placeInFile(file: string, path: readonly PropertyKey[]): string {
  const { lineOf } = parseYamlText({ text: readTextFile(file, 'file'), file, schema: z.unknown(), firstLine: 1 });
  return `${file}:${String(lineOf(path))}`;
}
