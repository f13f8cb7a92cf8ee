import type { Embedder } from '../embedders/embedder.ts';
import { buildFullText, openFullText } from '../full-text/full-text-index.ts';
import { rankPassages, type RankedIndexes } from '../rank-passages.ts';
import { createExactIndex } from '../vectors/exact-index.ts';
import { joinVectors } from '../vectors/vectors.ts';
import type { Corpus } from './corpus.ts';
import { openPlainBm25 } from './plain-bm25.ts';
import type { Ranker, RetrievalSetting } from './retrieval-settings.ts';

/** The parts of search over one corpus. */
export interface Rankers {
  fused: Ranker;
  /** Indexed when it is asked for, as search itself has no use for it. */
  plainBm25: () => Ranker;
  fullText: Ranker;
  symbols: Ranker;
  vectors: Ranker;
}

export interface OpenRankersRequest {
  corpus: Corpus;
  embedder: Embedder;
  settings: readonly RetrievalSetting[];
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** Texts that are embedded between two messages. */
const batchSize = 2_000;

/** Indexes a corpus in memory, exactly as docs are indexed but for the graph of vectors: every vector is compared, so that what is measured is not the graph. */
export async function openRankers({ corpus: { entries }, embedder, settings, onProgress, signal }: OpenRankersRequest): Promise<Rankers> {
  const needsVectors = settings.some((setting) => setting === 'fused' || setting === 'vectors');
  const vectors = createExactIndex(joinVectors(needsVectors ? await embedAll() : []));
  signal.throwIfAborted();
  const fullText = openFullText(buildFullText(entries), []);
  const indexes: RankedIndexes = { isDeclaration: (ordinal) => entries[ordinal]?.isDeclaration === true, tagBits: [], fullText, vectors, embedder };
  return {
    fused: async (text, limit) => (await rankPassages(indexes, { text, limit })).map(({ ordinal }) => ordinal),
    plainBm25: () => openPlainBm25(entries),
    fullText: (text, limit) => fullText.search({ text, limit }),
    symbols: (text, limit) => fullText.searchSymbols({ text, limit }),
    vectors: async (text, limit) => {
      const [vector] = text.trim() === '' ? [] : await embedder.embed([text], signal);
      return vector === undefined ? [] : vectors.search({ vector, limit }).map(({ ordinal }) => ordinal);
    },
  };

  async function embedAll(): Promise<Float32Array[]> {
    const embedded: Float32Array[] = [];
    for (let from = 0; from < entries.length; from += batchSize) {
      signal.throwIfAborted();
      embedded.push(...await embedder.embed(entries.slice(from, from + batchSize).map(({ heading, body }) => `${heading}\n${body}`), signal));
      if (entries.length > batchSize) onProgress(`Embedding ${String(embedded.length)}/${String(entries.length)}`);
    }
    return embedded;
  }
}
