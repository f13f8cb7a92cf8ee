import type { SearchHit, SearchQuery } from './knowledge-base.ts';
import { tags, type Passage, type Tag } from './passage.ts';
import { rankPassages, type RankedIndexes } from './rank-passages.ts';
import { isDeclaration } from './search-text.ts';

export interface Indexes extends Omit<RankedIndexes, 'isDeclaration'> {
  passages: Passage[];
}

/** The passages that fit a query best, of those with one of the wanted tags. */
export async function findPassages({ passages, ...indexes }: Indexes, { text, limit, tags: wanted }: SearchQuery): Promise<SearchHit[]> {
  if (wanted?.length === 0) return [];
  const ranked = await rankPassages(
    { ...indexes, isDeclaration: (ordinal) => isDeclaration(passages[ordinal]?.text ?? '') },
    { text, limit, ...(wanted !== undefined && { wantedBits: bitsOf(wanted) }) },
  );
  return ranked.flatMap(({ ordinal, score }) => {
    const passage = passages[ordinal];
    return passage === undefined ? [] : [{ passage, score }];
  });
}

/** One bit for each tag, in the order of the table. */
export function bitsOf(wanted: readonly Tag[]): number {
  return wanted.reduce((bits, tag) => bits | (1 << tags.indexOf(tag)), 0);
}
