import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Passage } from '../passage.ts';
import { verifyOwnHeader, vectorsFile, databaseFile } from './header.ts';
import { openPassageDatabase } from './passage-database.ts';

export interface FormerRequest {
  /** Where the indexes of all libraries lie. */
  parent: string;
  libraryId: string;
  embedder: string;
  /** What is embedded of a passage. */
  textOf: (passage: Passage) => string;
}

/** Vectors by the text that they were made of, from the newest index of the library's docs by the same embedder; empty where there is none that is whole. */
export async function readFormerVectors({ parent, libraryId, embedder, textOf }: FormerRequest): Promise<Map<string, Float32Array>> {
  for (const folder of await newestFirst(parent, `${libraryId}-`)) {
    const vectors = await readVectors(folder, { libraryId, embedder, textOf }).catch(() => undefined); // another process may be putting it aside
    if (vectors !== undefined) return vectors;
  }
  return new Map();
}

async function readVectors(folder: string, { libraryId, embedder, textOf }: Omit<FormerRequest, 'parent'>): Promise<Map<string, Float32Array> | undefined> {
  const verified = await verifyOwnHeader(folder);
  if (verified.kind !== 'valid' || verified.header.libraryId !== libraryId || verified.header.embedder !== embedder) return undefined;
  const { dimension, count } = verified.header;
  const bytes = await readFile(path.join(folder, vectorsFile));
  const data = new Float32Array(new Uint8Array(bytes).buffer); // a copy: a file's buffer may begin at a place that floats cannot
  using database = openPassageDatabase(path.join(folder, databaseFile));
  if (database.passages.length !== count) return undefined;
  return new Map(database.passages.map((passage, i) => [textOf(passage), data.subarray(i * dimension, (i + 1) * dimension)]));
}

async function newestFirst(parent: string, prefix: string): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  const folders = await Promise.all(names.map(async (name) => ({ folder: path.join(parent, name), changed: (await stat(path.join(parent, name)).catch(() => undefined))?.mtimeMs ?? 0 })));
  return folders.sort((a, b) => b.changed - a.changed).map(({ folder }) => folder);
}
