import { unknownName } from '../tasks/did-you-mean.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { Passage, Tag } from './passage.ts';

export type ReadPage = { kind: 'page'; passages: Passage[] } | { kind: 'unknown'; message: string };

/** The passages of one page in order, as far as the tags allow; left out, all of them. */
export function readPage({ passages }: Pick<KnowledgeBase, 'passages'>, path: string, tags?: readonly Tag[]): ReadPage {
  const readable = tags === undefined ? passages : passages.filter((passage) => passage.tags.some((tag) => tags.includes(tag)));
  const page = readable.filter((passage) => passage.path === path);
  if (page.length > 0) return { kind: 'page', passages: page };
  return { kind: 'unknown', message: unknownName('page', path, [...new Set(readable.map((passage) => passage.path))]) };
}
