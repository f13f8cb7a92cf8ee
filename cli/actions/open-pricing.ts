import path from 'node:path';
import type { Run } from '../../runs/run.ts';
import { pricingOf } from '../../runs/spending/price-models.ts';
import type { Pricing } from '../../runs/spending/pricing.ts';
import { readBundledPrices, readPrices } from '../../runs/spending/read-price-table.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import type { PlannedRun } from './plan-run.ts';
import type { RunOptions } from './run.ts';

/** What the models and judges of a run cost: as the run began with, or as `--prices` says now. */
export function openPricing(planned: PlannedRun | Run, options: Pick<RunOptions, 'prices'>, context: CliContext): Pricing {
  if (planned.pricing !== undefined && options.prices === undefined) return planned.pricing;
  const table = options.prices === undefined ? readBundledPrices() : readPrices(path.resolve(context.workingFolder, options.prices));
  return pricingOf(table, [...planned.trials.map(({ model }) => model), ...(planned.judges ?? []), ...(planned.pricing ?? []).map(({ model }) => model)]);
}

/** The prices of a stored run, with those of judges that it is now to have. */
export function pricingWithJudges(run: Run, judges: readonly string[], context: CliContext): Pricing {
  const known = openPricing(run, {}, context);
  const added = judges.filter((judge) => !known.some(({ model }) => model === judge));
  return added.length === 0 ? known : [...known, ...pricingOf(readBundledPrices(), added)];
}

/** A limit in dollars says nothing about a model whose price nobody knows. */
export function refuseUnknownPrices(pricing: Pricing, { budgetUsd, budgetTrialUsd }: Pick<RunOptions, 'budgetUsd' | 'budgetTrialUsd'>): void {
  if (budgetUsd === undefined && budgetTrialUsd === undefined) return;
  const unknown = unpricedModels(pricing);
  if (unknown.length === 0) return;
  throw new UserError(`A budget in dollars needs the price of every model, and that of ${unknown.join(', ')} is not known. ${howToPrice(unknown)} Or limit tokens with --budget-tokens.`);
}

export function unpricedModels(pricing: Pricing): string[] {
  return pricing.filter(({ price }) => price === null).map(({ model }) => model);
}

export function howToPrice([model = 'openai:my-model']: readonly string[]): string {
  return `Give it in a file with --prices <file>: { version: 1, prices: { "${model}": { input: 1, cached: 0.1, output: 4 } } }, in US dollars for a million tokens.`;
}

/** The list of prices is OpenAI's, and another endpoint may ask for others; undefined where none is called. */
export function endpointNote(pricing: Pricing, { environment }: CliContext): string | undefined {
  const host = URL.parse(environment['OPENAI_BASE_URL'] ?? '')?.host;
  const listed = pricing.filter(({ model, price }) => model.startsWith('openai:') && price?.source.startsWith('genai-prices') === true).map(({ model }) => model);
  if (host === undefined || host === 'api.openai.com' || listed.length === 0) return undefined;
  return `The price of ${listed.join(', ')} is that of OpenAI's list; ${host} may ask for another, which --prices takes.`;
}
