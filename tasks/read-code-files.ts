import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CodeFile } from './code-file.ts';
import { readTextFile } from './read-yaml-file.ts';

/** The TypeScript and JavaScript files of a folder, `reference.ts` before `reference-other.ts`; none when there is no such folder. */
export function readCodeFiles(folder: string, what: string): CodeFile[] {
  return listFolder(folder)
    .filter((name) => /\.[mc]?[jt]s$/u.test(name) && !/\.d\.[mc]?ts$/u.test(name))
    .sort((a, b) => compareText(path.parse(a).name, path.parse(b).name) || compareText(a, b))
    .map((name) => ({ path: path.join(folder, name), name, code: readTextFile(path.join(folder, name), what) }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
