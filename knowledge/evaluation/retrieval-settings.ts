import type { Rankers } from './open-rankers.ts';

/** Ways to search, by the name that `--settings` takes; all give ordinals, the best first. */
export const retrievalSettings = {
  fused: (rankers) => rankers.fused,
  bm25: (rankers) => rankers.plainBm25(),
  'full-text': (rankers) => rankers.fullText,
  symbols: (rankers) => rankers.symbols,
  vectors: (rankers) => rankers.vectors,
} satisfies Record<string, (rankers: Rankers) => Ranker>;

export type RetrievalSetting = keyof typeof retrievalSettings;
export type Ranker = (text: string, limit: number) => Promise<number[]> | number[];
