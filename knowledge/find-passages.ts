import type { SearchHit, SearchQuery } from './knowledge-base.ts';
import { tags, type Passage, type Tag } from './passage.ts';
import type { Fused } from './fuse-rankings.ts';
import { explainRanks, rankPassages, type RankedIndexes, type RankParts, type RankQuery } from './rank-passages.ts';
import { isDeclaration } from './search-text.ts';

export interface Indexes extends Omit<RankedIndexes, 'isDeclaration'> {
  passages: Passage[];
}

/** The passages that fit a query best, of those with one of the wanted tags. */
export async function findPassages(indexes: Indexes, query: SearchQuery): Promise<SearchHit[]> {
  return await found(indexes, query, rankPassages);
}

/** A hit with what its score was made of. */
export interface ExplainedHit extends SearchHit {
  parts: RankParts;
}

/** As `findPassages`, for people who want to know why. */
export async function explainPassages(indexes: Indexes, query: SearchQuery): Promise<ExplainedHit[]> {
  return await found(indexes, query, explainRanks);
}

async function found<R extends Fused>({ passages, ...indexes }: Indexes, { text, limit, tags: wanted }: SearchQuery, rank: (indexes: RankedIndexes, query: RankQuery) => Promise<R[]>): Promise<(SearchHit & Omit<R, 'ordinal'>)[]> {
  if (wanted?.length === 0) return [];
  const ranked = await rank(
    { ...indexes, isDeclaration: (ordinal) => isDeclaration(passages[ordinal]?.text ?? '') },
    { text, limit, ...(wanted !== undefined && { wantedBits: bitsOf(wanted) }) },
  );
  return ranked.flatMap(({ ordinal, ...rest }) => {
    const passage = passages[ordinal];
    return passage === undefined ? [] : [{ passage, ...rest }];
  });
}

/** One bit for each tag, in the order of the table. */
export function bitsOf(wanted: readonly Tag[]): number {
  return wanted.reduce((bits, tag) => bits | (1 << tags.indexOf(tag)), 0);
}
