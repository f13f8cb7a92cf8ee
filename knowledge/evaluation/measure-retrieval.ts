import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../embedders/embedder.ts';
import type { Corpus, RetrievalQuery } from './corpus.ts';
import { openRankers } from './open-rankers.ts';
import { rankingMetrics, type RankingMetrics } from './ranking-metrics.ts';
import { retrievalSettings, type Ranker, type RetrievalSetting } from './retrieval-settings.ts';

/** A way to search that is measured: a setting, and whose vectors it has. */
export interface Searched {
  setting: RetrievalSetting;
  embedder: Embedder;
}

export interface MeasureRequest {
  corpus: Corpus;
  queries: readonly RetrievalQuery[];
  searched: readonly Searched[];
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** How deep rankings are read; what is relevant below that is not found. */
const depth = 100;

/** Searches with every query in every way: for each way, in order, the metrics of every query, in the order of the queries. */
export async function measureRetrieval({ corpus, queries, searched, onProgress, signal }: MeasureRequest): Promise<RankingMetrics[][]> {
  const rankersOf = openRankers({ corpus, onProgress, signal });
  const measured: RankingMetrics[][] = [];
  for (const { setting, embedder } of searched) {
    const rank = retrievalSettings[setting](await rankersOf(embedder, setting));
    const metrics: RankingMetrics[] = [];
    for (const [i, query] of queries.entries()) {
      if (i % 50 === 0) await setImmediate(); // lets an interrupt in
      signal.throwIfAborted();
      metrics.push(rankingMetrics(await idsOf(rank, query, corpus), query.relevant));
      if ((i + 1) % 500 === 0) onProgress(`${setting}: ${String(i + 1)}/${String(queries.length)} queries`);
    }
    measured.push(metrics);
  }
  return measured;
}

async function idsOf(rank: Ranker, { text, byPage }: RetrievalQuery, { entries }: Corpus): Promise<string[]> {
  const found = (await rank(text, depth)).flatMap((ordinal) => entries[ordinal] ?? []);
  return [...new Set(found.map(({ id, page }) => (byPage ? page : id)))];
}
