import type { Embedder } from './embedders/embedder.ts';
import type { FullTextIndex } from './full-text/full-text-index.ts';
import { fuseRankings } from './fuse-rankings.ts';
import type { SearchHit, SearchQuery } from './knowledge-base.ts';
import { isDeclaration } from './search-text.ts';
import { tags, type Passage, type Tag } from './passage.ts';
import type { Allowed, VectorIndex } from './vectors/vector-index.ts';

export interface Indexes {
  passages: Passage[];
  /** `bitsOf` of each passage's tags. */
  tagBits: number[];
  fullText: FullTextIndex;
  vectors: VectorIndex;
  embedder: Embedder;
}

/** How much a ranking counts. */
const weights = { fullText: 1, vectors: 0.7 };
/** Of a declaration's score: where a page of prose and a declaration fit alike, the page with its example comes first. */
const declarationShare = 0.92;
/** How deep each ranking is read at least. */
const leastDepth = 50;

/** Full text and vectors, fused. */
export async function findPassages(indexes: Indexes, { text, limit, tags: wanted }: SearchQuery): Promise<SearchHit[]> {
  const { passages, fullText, vectors, embedder } = indexes;
  if (text.trim() === '' || limit < 1 || wanted?.length === 0) return [];
  const depth = Math.max(leastDepth, limit * 2);
  const wantedBits = wanted === undefined ? undefined : bitsOf(wanted);
  const byWords = fullText.search({ text, limit: depth, ...(wantedBits !== undefined && { tagBits: wantedBits }) });

  const [vector] = await embedder.embed([text], new AbortController().signal);
  const allowed = wantedBits === undefined ? undefined : allowedBy(indexes.tagBits, wantedBits);
  const near = vector === undefined ? [] : vectors.search({ vector, limit: depth, ...(allowed !== undefined && { allowed }) });
  const byVectors = near.filter(({ similarity }) => similarity >= embedder.floor).map(({ ordinal }) => ordinal);

  const fused = fuseRankings([{ ordinals: byWords, weight: weights.fullText }, { ordinals: byVectors, weight: weights.vectors }]);
  return fused
    .flatMap(({ ordinal, score }) => {
      const passage = passages[ordinal];
      return passage === undefined ? [] : [{ ordinal, passage, score: isDeclaration(passage.text) ? score * declarationShare : score }];
    })
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
    .slice(0, limit)
    .map(({ passage, score }) => ({ passage, score }));
}

/** One bit for each tag, in the order of the table. */
export function bitsOf(wanted: readonly Tag[]): number {
  return wanted.reduce((bits, tag) => bits | (1 << tags.indexOf(tag)), 0);
}

function allowedBy(tagBits: number[], wantedBits: number): Allowed {
  const has = (ordinal: number): boolean => ((tagBits[ordinal] ?? 0) & wantedBits) !== 0;
  return { has, count: tagBits.filter((bits) => (bits & wantedBits) !== 0).length };
}
