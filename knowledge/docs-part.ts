import type { KnowledgeBase } from './knowledge-base.ts';
import type { Passage } from './passage.ts';
import { isDeclaration } from './search-text.ts';

/** What can be taken out of the docs to see what it is worth. */
export const partKinds = ['pages', 'sections'] as const;
export type PartKind = (typeof partKinds)[number];

/**
 * The page that a passage stands on, or its section there: `README.md`, `README.md#pads > Usage`, the headings down to the
 * second. Null for a declaration, which is no page.
 */
export function partOf({ path, heading, text }: Pick<Passage, 'path' | 'heading' | 'text'>, kind: PartKind): string | null {
  if (isDeclaration(text)) return null;
  return kind === 'pages' ? path : `${path}#${heading.slice(0, 2).join(' > ')}`;
}

/** Those that are left when a page or a section was never written. */
function passagesWithout(passages: readonly Passage[], part: string): Passage[] {
  return passages.filter((passage) => partKinds.every((kind) => partOf(passage, kind) !== part));
}

export interface SearchedDocs {
  passages: readonly Passage[];
  /** Null where they cannot be searched. */
  search: KnowledgeBase['search'] | null;
}

/** The passages and their search as if a page or a section had never been written. */
export function docsWithout({ passages: whole, search }: SearchedDocs, part: string): { passages: Passage[]; search: KnowledgeBase['search'] | null } {
  const passages = passagesWithout(whole, part);
  return { passages, search: search === null ? null : searchAmong(search, passages, whole.length - passages.length) };
}

function searchAmong(search: KnowledgeBase['search'], passages: readonly Passage[], removed: number): KnowledgeBase['search'] {
  const isLeft = new Set(passages);
  return async (query) => {
    const hits = await search({ ...query, limit: query.limit + removed });
    return hits.filter(({ passage }) => isLeft.has(passage)).slice(0, query.limit);
  };
}

/** The same knowledge as if a page or a section had never been written; closing it leaves the whole open. */
export function withoutPart(knowledge: KnowledgeBase, part: string): KnowledgeBase {
  const passages = passagesWithout(knowledge.passages, part);
  return {
    libraryId: knowledge.libraryId, hash: knowledge.hash, embedder: knowledge.embedder, vectors: knowledge.vectors,
    documents: knowledge.documents.filter(({ path }) => passages.some((passage) => passage.path === path)),
    passages,
    search: searchAmong(knowledge.search, passages, knowledge.passages.length - passages.length),
    [Symbol.dispose]: () => undefined,
  };
}
