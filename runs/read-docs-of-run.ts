import { openStoredDocs, type StoredDocs } from '../knowledge/open-stored-docs.ts';
import type { Run } from './run.ts';

export interface ReadDocsRequest {
  run: Run;
  home: string;
  onProgress: (message: string) => void;
}

export interface DocsOfRun extends Disposable {
  /** By library; those of an index that is gone are not there. */
  docs: ReadonlyMap<string, StoredDocs>;
}

/** The docs that a run searched, from the indexes that it left. */
export async function readDocsOfRun({ run, home, onProgress }: ReadDocsRequest): Promise<DocsOfRun> {
  const docs = new Map<string, StoredDocs>();
  for (const { libraryId, hash, embedder } of run.knowledge) {
    const stored = await openStoredDocs({ home, libraryId, hash, embedder });
    if (stored === null) onProgress(`The index of ${libraryId}'s docs that ${run.id} searched is gone, so it cannot be told what the docs had to do with its failures. "uagent docs build ${run.suite.folder}" makes it again where the docs are the same.`);
    else docs.set(libraryId, stored);
  }
  return {
    docs,
    [Symbol.dispose]: () => {
      for (const stored of docs.values()) stored[Symbol.dispose]();
    },
  };
}
