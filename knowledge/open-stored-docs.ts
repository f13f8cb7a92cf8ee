import { createEmbedder } from './embedders/create-embedder.ts';
import type { Embedder, EmbedderEnvironment } from './embedders/embedder.ts';
import { isLocal } from './embedders/is-local.ts';
import { bitsOf, explainPassages, findPassages, type ExplainedHit } from './find-passages.ts';
import type { KnowledgeBase, SearchQuery } from './knowledge-base.ts';
import type { Passage } from './passage.ts';
import { indexFolder } from './store/index-folder.ts';
import { loadIndex, type LoadedIndex } from './store/load-index.ts';
import { backendFor } from './vectors/open-vector-backend.ts';

/** The docs that a run searched, as its index has them. */
export interface StoredDocs extends Disposable {
  /** In reading order. */
  passages: readonly Passage[];
  /** As it was searched then; null where that would take an embedder that somebody else runs. */
  search: KnowledgeBase['search'] | null;
  /** The same with what each score was made of. */
  explain: ((query: SearchQuery) => Promise<ExplainedHit[]>) | null;
}

export interface StoredDocsRequest {
  /** The `.uagent` folder. */
  home: string;
  libraryId: string;
  hash: string;
  embedder: string;
  /** How an embedder that somebody else runs is reached; left out where nobody is to be asked for anything. */
  environment?: EmbedderEnvironment;
}

/** Opens a stored index without its library; null when it is not there or was changed. */
export async function openStoredDocs({ home, libraryId, hash, embedder: id, environment }: StoredDocsRequest): Promise<StoredDocs | null> {
  const embedder = createEmbedder(id, environment ?? {});
  const request = { folder: indexFolder(home, libraryId, hash), expected: { libraryId, hash, embedder: id } };
  let result = await loadIndex({ ...request, backend: await backendFor(embedder) });
  // Its vectors can be searched one by one where its graph is not for this machine.
  if (result.kind === 'unusable') result = await loadIndex({ ...request, backend: { kind: 'exact', reason: 'the graph cannot be used' } });
  return result.kind === 'loaded' ? toDocs(result.index, embedder, isLocal(id) || environment !== undefined) : null;
}

function toDocs({ database, vectors }: LoadedIndex, embedder: Embedder, isSearched: boolean): StoredDocs {
  const { passages, fullText } = database;
  const tagBits = passages.map((passage) => bitsOf(passage.tags));
  const indexes = isSearched ? { passages, tagBits, fullText, vectors, embedder } : null;
  return {
    passages,
    search: indexes === null ? null : (query) => findPassages(indexes, query),
    explain: indexes === null ? null : (query) => explainPassages(indexes, query),
    [Symbol.dispose]: () => {
      database[Symbol.dispose]();
    },
  };
}
