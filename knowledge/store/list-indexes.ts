import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readHeader, type Header } from './header.ts';

/** The indexes that a home folder has, by their headers alone: whether one can be used is seen when it is opened. Sorted by library. */
export async function listIndexes(home: string): Promise<Pick<Header, 'libraryId' | 'hash' | 'embedder' | 'count'>[]> {
  const folder = path.join(home, 'knowledge');
  const names = await readdir(folder).catch(() => []);
  const headers = await Promise.all(names.sort().map((name) => readHeader(path.join(folder, name))));
  return headers.flatMap((header) => (header === undefined ? [] : [header])).sort((a, b) => a.libraryId.localeCompare(b.libraryId, 'en'));
}
