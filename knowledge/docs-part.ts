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
export function passagesWithout(passages: readonly Passage[], part: string): Passage[] {
  return passages.filter((passage) => partKinds.every((kind) => partOf(passage, kind) !== part));
}

/** The same knowledge as if a page or a section had never been written; closing it leaves the whole open. */
export function withoutPart(knowledge: KnowledgeBase, part: string): KnowledgeBase {
  const passages = passagesWithout(knowledge.passages, part);
  const isLeft = new Set(passages);
  const removed = knowledge.passages.length - passages.length;
  return {
    libraryId: knowledge.libraryId, hash: knowledge.hash, embedder: knowledge.embedder, vectors: knowledge.vectors,
    documents: knowledge.documents.filter(({ path }) => passages.some((passage) => passage.path === path)),
    passages,
    search: async (query) => {
      const hits = await knowledge.search({ ...query, limit: query.limit + removed });
      return hits.filter(({ passage }) => isLeft.has(passage)).slice(0, query.limit);
    },
    [Symbol.dispose]: () => undefined,
  };
}
