import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { formatOfName } from '../formats/format-of.ts';
import type { Tag } from '../passage.ts';
import { decodeText, mostBytes } from './decode-text.ts';
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
  onProgress: (message: string) => void;
}

/** Text files below a folder as pages, the README first, then by path. What lies outside the folder, behind a link, is not read. */
export async function readPages({ folder, include, exclude, ...request }: ReadPagesRequest): Promise<Page[]> {
  const names = await listFiles({ folder, include, exclude });
  const pages: Page[] = [];
  for (const name of names.sort(byReadingOrder)) pages.push(...(await readPage({ file: path.join(folder, name), name, ...request })));
  return pages;
}

/** None when the file is no page; that is said. */
export async function readPage({ file, name, pathOf, tags, at, onProgress }: Omit<ReadPagesRequest, 'folder' | 'include' | 'exclude'> & { file: string; name: string }): Promise<Page[]> {
  const { size } = await stat(file);
  const decoded = size > mostBytes
    ? { kind: 'unreadable' as const, problem: `it has ${String(size)} bytes; expected at most ${String(mostBytes)}` }
    : decodeText(await readFile(file));
  if (decoded.kind === 'text') return [{ path: pathOf(name), name, format: formatOfName(name), tags, text: decoded.text }];
  onProgress(`${at}: the page ${file} was left out: ${decoded.problem}.`);
  return [];
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
export function byReadingOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(name: string): number {
  return isReadme(name) ? 0 : name.split('/').length;
}

/** Whether a page is the README of its source. */
export function isReadme(name: string): boolean {
  return /^readme(?:\.\w+)?$/iu.test(name);
}
