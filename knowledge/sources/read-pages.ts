import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { UserError } from '../../tasks/user-error.ts';
import type { Tag } from '../passage.ts';
import type { Page } from './source.ts';

export interface ReadPagesRequest {
  folder: string;
  include: string[];
  exclude: string[];
  /** The document's path for a path within the folder. */
  pathOf: (name: string) => string;
  tags: Tag[] | null;
  /** Place of the entry, for messages. */
  at: string;
}

/** More than any page that a person reads; beyond it lies generated data, which would take minutes to parse. */
const mostBytes = 5_000_000;

/** Text files below a folder as Markdown pages, the README first, then by path. What lies outside the folder, behind a link, is not read. */
export async function readPages({ folder, include, exclude, pathOf, tags, at }: ReadPagesRequest): Promise<Page[]> {
  const names = await listFiles({ folder, include, exclude });
  return Promise.all(
    names.sort(byReadingOrder).map(async (name): Promise<Page> => {
      const file = path.join(folder, name);
      const { size } = await stat(file);
      if (size > mostBytes) {
        throw new UserError(`${at}: the page ${file} has ${String(size)} bytes; expected at most ${String(mostBytes)}. Leave it out with "exclude", or split it.`);
      }
      return { path: pathOf(name), name, format: 'markdown', tags, text: await readText(file) };
    }),
  );
}

/** Paths below a folder, with `/`, of files that truly lie in it. */
export async function listFiles({ folder, include, exclude }: { folder: string; include: string[]; exclude: string[] }): Promise<string[]> {
  const found = await glob(include, { cwd: folder, ignore: exclude, followSymbolicLinks: false, caseSensitiveMatch: false, expandDirectories: false });
  const root = await realpath(folder);
  const inside = await Promise.all(
    found.map(async (name) => {
      const real = await realpath(path.join(folder, name)).catch(() => undefined); // a link that leads nowhere
      return real?.startsWith(root + path.sep) === true && (await stat(real)).isFile();
    }),
  );
  return found.filter((_, i) => inside[i]);
}

/** UTF-8 without byte order mark, lines ended by `\n`. */
export async function readText(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
}

/** The README, then pages nearer to the root before those below them. */
function byReadingOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(name: string): number {
  return isReadme(name) ? 0 : name.split('/').length;
}

/** Whether a page is the README of its source. */
export function isReadme(name: string): boolean {
  return /^readme(?:\.\w+)?$/iu.test(name);
}
