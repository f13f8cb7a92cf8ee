import { priceIn, type PriceTable } from './price-table.ts';
import type { Pricing } from './pricing.ts';

/** Apart from what reads a pricing, as only this has to know the kinds of models and with them all that speaks to one. */
export function pricingOf(table: PriceTable, models: Iterable<string>): Pricing {
  return [...new Set(models)].sort().map((model) => ({ model, price: priceIn(table, model) }));
}
