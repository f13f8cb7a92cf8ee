import type { KnownPrice } from './price-table.ts';

/** What a run's models and judges cost as far as it is known: kept with the run, so that its reports stay as they are. */
export type Pricing = { model: string; price: KnownPrice | null }[];

/** Null where none is known. */
export function priceOfModel(pricing: Pricing, model: string): KnownPrice | null {
  return pricing.find((each) => each.model === model)?.price ?? null;
}
