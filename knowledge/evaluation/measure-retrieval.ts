import { setImmediate } from 'node:timers/promises';
import type { Corpus, RetrievalQuery } from './corpus.ts';
import { openRankers, type OpenRankersRequest } from './open-rankers.ts';
import { rankingMetrics, type RankingMetrics } from './ranking-metrics.ts';
import { retrievalSettings, type Ranker, type RetrievalSetting } from './retrieval-settings.ts';

/** By setting, in the order that was asked for: the metrics of every query, in the order of the queries. */
export type MeasuredRetrieval = Map<RetrievalSetting, RankingMetrics[]>;

/** How deep rankings are read; what is relevant below that is not found. */
const depth = 100;

/** Searches with every query in every setting. */
export async function measureRetrieval({ queries, ...request }: OpenRankersRequest & { queries: readonly RetrievalQuery[] }): Promise<MeasuredRetrieval> {
  const { corpus, settings, onProgress, signal } = request;
  const rankers = await openRankers(request);
  const measured: MeasuredRetrieval = new Map();
  for (const setting of settings) {
    const rank = retrievalSettings[setting](rankers);
    const metrics: RankingMetrics[] = [];
    for (const [i, query] of queries.entries()) {
      if (i % 50 === 0) await setImmediate(); // lets an interrupt in
      signal.throwIfAborted();
      metrics.push(rankingMetrics(await idsOf(rank, query, corpus), query.relevant));
      if ((i + 1) % 500 === 0) onProgress(`${setting}: ${String(i + 1)}/${String(queries.length)} queries`);
    }
    measured.set(setting, metrics);
  }
  return measured;
}

async function idsOf(rank: Ranker, { text, byPage }: RetrievalQuery, { entries }: Corpus): Promise<string[]> {
  const found = (await rank(text, depth)).flatMap((ordinal) => entries[ordinal] ?? []);
  return [...new Set(found.map(({ id, page }) => (byPage ? page : id)))];
}
