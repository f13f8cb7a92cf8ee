import type { Embedder } from './embedders/embedder.ts';
import type { FullTextIndex } from './full-text/full-text-index.ts';
import { fuseRankings, type Fused, type Fusion, type Ranking } from './fuse-rankings.ts';
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
export async function rankPassages(indexes: RankedIndexes, query: RankQuery): Promise<Fused[]> {
  return fuseRankings(await rankApart(indexes, query), fusionOf(indexes)).slice(0, Math.max(0, query.limit));
}

/** Where each of the three rankings has a passage, and what that adds to its score. */
export type RankParts = Record<RankingName, { rank: number; share: number } | null>;
export interface ExplainedRank extends Fused {
  parts: RankParts;
}

/** As `rankPassages`, with what each score was made of. */
export async function explainRanks(indexes: RankedIndexes, query: RankQuery): Promise<ExplainedRank[]> {
  const rankings = await rankApart(indexes, query);
  const fusion = fusionOf(indexes);
  return fuseRankings(rankings, fusion).slice(0, Math.max(0, query.limit)).map((fused) => ({ ...fused, parts: partsOf(fused.ordinal, rankings, fusion) }));
}

type RankingName = 'words' | 'symbols' | 'vectors';
type NamedRanking = Ranking & { name: RankingName };

async function rankApart({ tagBits, fullText, vectors, embedder }: RankedIndexes, { text, limit, wantedBits }: RankQuery): Promise<NamedRanking[]> {
  if (text.trim() === '' || limit < 1) return [];
  const depth = Math.max(leastDepth, limit);
  const query = { text, limit: depth, ...(wantedBits !== undefined && { tagBits: wantedBits }) };

  const [vector] = await embedder.embed([text], new AbortController().signal);
  const near = vector === undefined ? [] : vectors.search({ vector, limit: depth, ...(wantedBits !== undefined && { allowed: allowedBy(tagBits, wantedBits) }) });
  const byVectors = near.filter(({ similarity }) => similarity >= embedder.floor).map(({ ordinal }) => ordinal);

  const { fullText: wordWeight, symbols: symbolWeight } = searchWeights.fusion;
  return [
    { name: 'words', ordinals: fullText.search(query), weight: wordWeight },
    { name: 'symbols', ordinals: fullText.searchSymbols(query), weight: symbolWeight },
    { name: 'vectors', ordinals: byVectors, weight: embedder.weight },
  ];
}

function fusionOf({ isDeclaration }: RankedIndexes): Required<Fusion> {
  const { rankConstant, declarationRanks } = searchWeights.fusion;
  return { rankConstant, handicap: (ordinal) => (isDeclaration(ordinal) ? declarationRanks : 0) };
}

function partsOf(ordinal: number, rankings: readonly NamedRanking[], { rankConstant, handicap }: Required<Fusion>): RankParts {
  const partOf = (name: RankingName): RankParts[RankingName] => {
    const ranking = rankings.find((each) => each.name === name);
    const rank = (ranking?.ordinals.indexOf(ordinal) ?? -1) + 1;
    return ranking === undefined || rank === 0 ? null : { rank, share: ranking.weight / (rankConstant + rank + handicap(ordinal)) };
  };
  return { words: partOf('words'), symbols: partOf('symbols'), vectors: partOf('vectors') };
}

function allowedBy(tagBits: number[], wantedBits: number): Allowed {
  const has = (ordinal: number): boolean => ((tagBits[ordinal] ?? 0) & wantedBits) !== 0;
  return { has, count: tagBits.filter((bits) => (bits & wantedBits) !== 0).length };
}
