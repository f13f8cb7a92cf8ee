import type { Embedder } from '../embedders/embedder.ts';
import { buildFullText, openFullText } from '../full-text/full-text-index.ts';
import { rankPassages, type RankedIndexes } from '../rank-passages.ts';
import { createExactIndex } from '../vectors/exact-index.ts';
import type { VectorIndex } from '../vectors/vector-index.ts';
import { joinVectors } from '../vectors/vectors.ts';
import type { Corpus, CorpusEntry } from './corpus.ts';
import { openPlainBm25 } from './plain-bm25.ts';
import { usesVectors, type Ranker, type RetrievalSetting } from './retrieval-settings.ts';

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
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** Texts that are embedded between two messages. */
const batchSize = 2_000;

/**
 * Indexes a corpus in memory, exactly as docs are indexed but for the graph of vectors: every vector is compared, so that what
 * is measured is not the graph. The vectors of the embedder asked for last are kept, and none for a setting without.
 */
export function openRankers({ corpus: { entries }, onProgress, signal }: OpenRankersRequest): (embedder: Embedder, setting: RetrievalSetting) => Promise<Rankers> {
  const fullText = openFullText(buildFullText(entries), []);
  let embedded: { by: Embedder; vectors: VectorIndex } | undefined;
  return async (embedder, setting) => {
    if (usesVectors(setting) && embedded?.by !== embedder) {
      embedded = undefined; // two at once may be too many for the memory
      embedded = { by: embedder, vectors: createExactIndex(joinVectors(await embedAll(entries, embedder, { onProgress, signal }))) };
    }
    const vectors = embedded?.vectors ?? createExactIndex(joinVectors([]));
    const indexes: RankedIndexes = { isDeclaration: (ordinal) => entries[ordinal]?.isDeclaration === true, tagBits: [], fullText, vectors, embedder };
    return {
      fused: async (text, limit) => (await rankPassages(indexes, { text, limit })).map(({ ordinal }) => ordinal),
      plainBm25: () => openPlainBm25(entries),
      fullText: (text, limit) => fullText.search({ text, limit }),
      symbols: (text, limit) => fullText.searchSymbols({ text, limit }),
      vectors: async (text, limit) => {
        const [vector] = text.trim() === '' ? [] : await embedder.embed([text], signal);
        // A vector without direction is equally far from all: in reading order, the first documents would seem found.
        return vector?.some((value) => value !== 0) === true ? vectors.search({ vector, limit }).map(({ ordinal }) => ordinal) : [];
      },
    };
  };
}

async function embedAll(entries: readonly CorpusEntry[], embedder: Embedder, { onProgress, signal }: Omit<OpenRankersRequest, 'corpus'>): Promise<Float32Array[]> {
  const embedded: Float32Array[] = [];
  for (let from = 0; from < entries.length; from += batchSize) {
    signal.throwIfAborted();
    embedded.push(...await embedder.embed(entries.slice(from, from + batchSize).map(({ heading, body }) => `${heading}\n${body}`), signal));
    if (entries.length > batchSize) onProgress(`Embedding by ${embedder.id}: ${String(embedded.length)}/${String(entries.length)}`);
  }
  signal.throwIfAborted();
  return embedded;
}
