import { priceIn, type KnownPrice, type PriceTable } from './price-table.ts';

/** What a run's models and judges cost as far as it is known: kept with the run, so that its reports stay as they are. */
export type Pricing = { model: string; price: KnownPrice | null }[];

export function pricingOf(table: PriceTable, models: Iterable<string>): Pricing {
  return [...new Set(models)].sort().map((model) => ({ model, price: priceIn(table, model) }));
}

/** Null where none is known. */
export function priceOfModel(pricing: Pricing, model: string): KnownPrice | null {
  return pricing.find((each) => each.model === model)?.price ?? null;
}
