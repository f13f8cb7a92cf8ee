import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CodeFile } from './code-file.ts';
import { readTextFile } from './read-yaml-file.ts';

/** The TypeScript and JavaScript files of a folder, sorted by name; none when there is no such folder. */
export function readCodeFiles(folder: string, what: string): CodeFile[] {
  return listFolder(folder)
    .filter((name) => /\.[mc]?[jt]s$/u.test(name) && !/\.d\.[mc]?ts$/u.test(name))
    .sort()
    .map((name) => ({ path: path.join(folder, name), name, code: readTextFile(path.join(folder, name), what) }));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
