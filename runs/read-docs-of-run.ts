import type { Passage } from '../knowledge/passage.ts';
import { readStoredPassages } from '../knowledge/store/read-stored-passages.ts';
import type { Run } from './run.ts';

export interface ReadDocsRequest {
  run: Run;
  home: string;
  onProgress: (message: string) => void;
}

/** The passages that a run searched, by library, from the indexes that it left; those of an index that is gone are not there. */
export async function readDocsOfRun({ run, home, onProgress }: ReadDocsRequest): Promise<Map<string, readonly Passage[]>> {
  const docs = new Map<string, readonly Passage[]>();
  for (const { libraryId, hash, embedder } of run.knowledge) {
    const passages = await readStoredPassages({ home, libraryId, hash, embedder });
    if (passages === null) onProgress(`The index of ${libraryId}'s docs that ${run.id} searched is gone, so it cannot be told what the docs had to do with its failures. "uagent docs build ${run.suite.folder}" makes it again where the docs are the same.`);
    else docs.set(libraryId, passages);
  }
  return docs;
}
