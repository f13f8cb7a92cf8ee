import path from 'node:path';
import type { Passage } from '../passage.ts';
import { databaseFile, verifyHeader } from './header.ts';
import { openPassageDatabase } from './passage-database.ts';

/** Where the index of these docs, this embedder and this way of cutting lies below the home folder. */
export function indexFolder(home: string, libraryId: string, hash: string): string {
  return path.join(home, 'knowledge', `${libraryId}-${hash.slice(0, 12)}`);
}

/** The passages of a stored index, without the embedder that it takes to search it; null when it is not there or was changed. */
export async function readStoredPassages(request: { home: string; libraryId: string; hash: string; embedder: string }): Promise<readonly Passage[] | null> {
  const { home, libraryId, hash, embedder } = request;
  const folder = indexFolder(home, libraryId, hash);
  const verified = await verifyHeader(folder, { libraryId, hash, embedder });
  if (verified.kind !== 'valid') return null;
  using database = openPassageDatabase(path.join(folder, databaseFile));
  return database.passages;
}
