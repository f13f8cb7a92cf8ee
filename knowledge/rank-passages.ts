import type { Embedder } from './embedders/embedder.ts';
import type { FullTextIndex } from './full-text/full-text-index.ts';
import { fuseRankings, type Fused } from './fuse-rankings.ts';
import { searchWeights } from './search-weights.ts';
import type { Allowed, VectorIndex } from './vectors/vector-index.ts';

/** What is known of passages by their place in reading order. */
export interface RankedIndexes {
  isDeclaration: (ordinal: number) => boolean;
  /** `bitsOf` of each passage's tags. */
  tagBits: number[];
  fullText: FullTextIndex;
  vectors: VectorIndex;
  embedder: Embedder;
}

export interface RankQuery {
  text: string;
  limit: number;
  /** Only passages with one of these bits; left out: all. */
  wantedBits?: number;
}

/** How deep each ranking is read at least: the same results, however many are asked for. */
const leastDepth = 100;

/** Words, symbols and vectors, fused: the best first, ties in reading order. Nothing for a text without words. */
export async function rankPassages({ isDeclaration, tagBits, fullText, vectors, embedder }: RankedIndexes, { text, limit, wantedBits }: RankQuery): Promise<Fused[]> {
  if (text.trim() === '' || limit < 1) return [];
  const depth = Math.max(leastDepth, limit);
  const query = { text, limit: depth, ...(wantedBits !== undefined && { tagBits: wantedBits }) };

  const [vector] = await embedder.embed([text], new AbortController().signal);
  const near = vector === undefined ? [] : vectors.search({ vector, limit: depth, ...(wantedBits !== undefined && { allowed: allowedBy(tagBits, wantedBits) }) });
  const byVectors = near.filter(({ similarity }) => similarity >= embedder.floor).map(({ ordinal }) => ordinal);

  const { rankConstant, fullText: wordWeight, symbols: symbolWeight, declarationRanks } = searchWeights.fusion;
  const fused = fuseRankings([
    { ordinals: fullText.search(query), weight: wordWeight },
    { ordinals: fullText.searchSymbols(query), weight: symbolWeight },
    { ordinals: byVectors, weight: embedder.weight },
  ], { rankConstant, handicap: (ordinal) => (isDeclaration(ordinal) ? declarationRanks : 0) });
  return fused.slice(0, limit);
}

function allowedBy(tagBits: number[], wantedBits: number): Allowed {
  const has = (ordinal: number): boolean => ((tagBits[ordinal] ?? 0) & wantedBits) !== 0;
  return { has, count: tagBits.filter((bits) => (bits & wantedBits) !== 0).length };
}
