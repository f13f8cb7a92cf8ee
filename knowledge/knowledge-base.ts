import type { Document, Passage, Tag } from './passage.ts';

/** The index of one library version's passages. */
export interface KnowledgeBase extends Disposable {
  libraryId: string;
  /** Of content, embedder and chunking: what a stored index must match to be used. */
  hash: string;
  embedder: string;
  /** Which vector search is in use, and why, when it is not HNSW. */
  vectors: { kind: 'hnsw' } | { kind: 'exact'; reason: string };
  documents: Document[];
  /** In reading order. */
  passages: Passage[];
  /** The best passages first; an empty array when nothing fits. Ties are broken by reading order. */
  search: (query: SearchQuery) => Promise<SearchHit[]>;
}

export interface SearchQuery {
  text: string;
  /** Most passages to return. */
  limit: number;
  /** Only passages with at least one of these tags; left out: all. */
  tags?: readonly Tag[];
}

export interface SearchHit {
  passage: Passage;
  /** Fused, larger is better; comparable within one query only. */
  score: number;
}
