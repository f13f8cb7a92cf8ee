import type { Rankers } from './open-rankers.ts';

/** Ways to search, by the name that `--setting` takes; all give ordinals, the best first. */
export const retrievalSettings = {
  fused: (rankers) => rankers.fused,
  bm25: (rankers) => rankers.plainBm25(),
  'full-text': (rankers) => rankers.fullText,
  symbols: (rankers) => rankers.symbols,
  vectors: (rankers) => rankers.vectors,
} satisfies Record<string, (rankers: Rankers) => Ranker>;

/** Whether another embedder may find something else. */
export function usesVectors(setting: RetrievalSetting): boolean {
  return setting === 'fused' || setting === 'vectors';
}

export type RetrievalSetting = keyof typeof retrievalSettings;
export type Ranker = (text: string, limit: number) => Promise<number[]> | number[];
