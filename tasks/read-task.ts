import path from 'node:path';
import { z } from 'zod';
import type { Library } from './library.ts';
import { parseYamlText } from './parse-yaml-text.ts';
import { readCases } from './read-cases.ts';
import { readCodeFiles } from './read-code-files.ts';
import { readTextFile } from './read-yaml-file.ts';
import { identifier } from './schemas.ts';
import type { Solutions, Task } from './task.ts';
import { UserError } from './user-error.ts';

const frontMatter = z.strictObject({
  id: identifier,
  title: z.string().min(1),
  entry: z.string().regex(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, 'expected the name of a function'),
  limits: z
    .strictObject({ seconds: z.number().positive().max(600).default(10), memoryMb: z.number().int().min(64).max(8192).default(512) })
    .default({ seconds: 10, memoryMb: 512 }),
});

/** Reads a task's folder: `task.md`, `cases.json`, the starter and each library's solutions. */
export function readTask(folder: string, libraries: readonly Library[]): Task {
  const file = path.join(folder, 'task.md');
  const { head, body } = splitFrontMatter(readTextFile(file, 'task file'), file);
  const { value } = parseYamlText({ text: head, file, schema: frontMatter, firstLine: 2 });
  if (body.trim() === '') throw new UserError(`${file}: there are no instructions after the front matter; expected Markdown that says what to write.`);
  return {
    ...value,
    instructions: body.trim(),
    cases: readCases(path.join(folder, 'cases.json')),
    solutions: Object.fromEntries(libraries.map((library) => [library.id, readSolutions(folder, library)])),
    folder,
  };
}

function splitFrontMatter(text: string, file: string): { head: string; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/u.exec(text);
  if (match?.[1] === undefined) {
    const found = /^---\r?\n/u.test(text) ? 'the front matter has no end' : 'there is no front matter';
    throw new UserError(`${file}:1: ${found}; expected a first line "---", then id, title, entry and limits, then "---".`);
  }
  return { head: match[1], body: text.slice(match[0].length) };
}

function readSolutions(folder: string, library: Library): Solutions {
  const own = path.join(folder, 'solutions', library.id);
  const files = readCodeFiles(own, 'solution');
  const starter = files.find(({ name }) => name.startsWith('starter.')) ?? readCodeFiles(folder, 'starter').find(({ name }) => name.startsWith('starter.'));
  if (starter === undefined) {
    throw new UserError(`${folder}: there is no starter for the library "${library.id}"; expected starter.ts here or in ${own}.`);
  }
  return {
    starter,
    references: files.filter(({ name }) => name.startsWith('reference')),
    wrong: files.filter(({ name }) => name.startsWith('wrong-')),
  };
}
