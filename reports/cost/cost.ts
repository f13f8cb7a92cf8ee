import type { Usage } from '../../agents/attempt.ts';
import type { Pricing } from '../../runs/spending/pricing.ts';

/** What a run's attempts cost by their tokens, whoever paid for the replies, and what was paid in this run. */
export interface Cost {
  /** US dollars for a million tokens, as the run began with, of models that were called. */
  prices: Pricing;
  /** Every attempt that called a model, also those on docs with a part taken out. */
  total: CostSum;
  models: (CostSum & { model: string })[];
  personas: (CostSum & { persona: string })[];
  tasks: (CostSum & { task: string })[];
  /** Beside the attempts; empty where no judge was asked. */
  judges: { judge: string; usage: Usage; usd: number | null }[];
  /** Calls of attempts and judges that were answered in this run; replies that an earlier run had paid for are not among them. Null where that was not written down. */
  paid: { calls: number; tokens: number; usd: number | null } | null;
}

export interface CostSum {
  attempts: number;
  usage: Usage;
  /** US dollars; null where a price is unknown. */
  usd: number | null;
  /** Wall time of the attempts together. */
  seconds: number;
}
