import { metricNames, type MetricName } from '../../knowledge/evaluation/ranking-metrics.ts';
import type { ComparedMetric, SummarisedMetric } from '../../runs/statistics/summarise-retrieval.ts';
import { counted } from '../../tasks/counted.ts';
import { textTable } from './text-table.ts';

/** What `docs eval --json` prints. */
export interface RetrievalDocument {
  version: 1;
  /** Documents of the file, or passages of the folder. */
  documents: number;
  /** That were measured. */
  queries: number;
  setting: string;
  embedder: string;
  metrics: Record<MetricName, SummarisedMetric>;
  compared?: { setting: string; embedder: string; metrics: Record<MetricName, SummarisedMetric>; differences: Record<MetricName, ComparedMetric> };
  /** Ids of queries for which nothing is relevant. */
  leftOut: string[];
  /** Ids of queries without words, which were measured. */
  empty: string[];
  missing: { query: string; id: string }[];
}

const titles: Record<MetricName, string> = { recallAt1: 'Recall@1', recallAt5: 'Recall@5', recallAt10: 'Recall@10', ndcgAt10: 'nDCG@10', mrr: 'MRR' };

/** For people: a line for each metric, in percent. */
export function renderRetrieval({ documents, queries, setting, embedder, metrics, compared }: RetrievalDocument, columns: number): string {
  const table = textTable({
    head: ['', ...(compared === undefined ? [setting] : [...columnTitles({ setting, embedder }, compared), 'difference', ''])],
    rows: metricNames.map((name) => [
      titles[name], withInterval(metrics[name].mean, metrics[name]),
      ...(compared === undefined ? [] : [
        withInterval(compared.metrics[name].mean, compared.metrics[name]),
        withInterval(compared.differences[name].difference, compared.differences[name]),
        compared.differences[name].verdict,
      ]),
    ]),
    columns,
  });
  const vectors = compared === undefined || compared.embedder === embedder ? `${embedder} vectors` : `setting ${setting}`;
  return `${queries === 1 ? '1 query' : `${String(queries)} queries`} over ${counted(documents, 'document')}, ${vectors}; in percent, with 95 % intervals\n\n${table}\n`;
}

type Way = Pick<RetrievalDocument, 'setting' | 'embedder'>;

/** What tells the two apart. */
function columnTitles(own: Way, other: Way): string[] {
  return own.embedder === other.embedder ? [own.setting, other.setting] : [own.embedder, other.embedder];
}

function withInterval(value: number, { low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? percent(value) : `${percent(value)}  ${percent(low)} to ${percent(high)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1).replace(/^-(?=0\.0$)/u, '');
}
