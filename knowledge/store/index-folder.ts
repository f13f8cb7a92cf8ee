import path from 'node:path';

/** Where the index of these docs, this embedder and this way of cutting lies below the home folder. */
export function indexFolder(home: string, libraryId: string, hash: string): string {
  return path.join(home, 'knowledge', `${libraryId}-${hash.slice(0, 12)}`);
}
