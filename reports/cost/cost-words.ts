import type { Report } from '../report.ts';
import type { Cost, CostSum } from './cost.ts';
import { dollars } from './dollars.ts';

export const costTitle = 'Cost and effort';

/** Columns of a table of costs, in the order of `costCells`. */
export const costColumns = ['Attempts', 'Input', 'Cached', 'Output', 'Reasoning', 'Time', 'Cost'] as const;

export function costCells({ attempts, usage, usd, seconds }: CostSum): string[] {
  const tokens = [usage.inputTokens, usage.cachedTokens, usage.outputTokens, usage.reasoningTokens].map((figure) => figure.toLocaleString('en'));
  return [String(attempts), ...tokens, duration(seconds), attempts === 0 ? '–' : dollars(usd)];
}

/** Rows by persona, by model where there are several, and in all; none where only judges were asked. */
export function costRows({ personas, groups }: Pick<Report, 'personas' | 'groups'>, cost: Cost): { name: string; sum: CostSum; isTotal: boolean }[] {
  if (cost.total.attempts === 0) return [];
  const models = new Set(groups.map(({ model }) => model)).size > 1 ? cost.models : [];
  return [
    ...cost.personas.map((sum) => ({ name: personas.find(({ id }) => id === sum.persona)?.title ?? sum.persona, sum, isTotal: false })),
    ...models.map((sum) => ({ name: sum.model, sum, isTotal: false })),
    { name: 'All', sum: cost.total, isTotal: true },
  ];
}

/** What was paid, what judges took, and where the prices come from: a sentence each. */
export function costNotes({ prices, total, judges, paid }: Cost): string[] {
  const unknown = prices.filter(({ price }) => price === null).map(({ model }) => model);
  const sources = [...new Set(prices.flatMap(({ price }) => (price === null ? [] : [`${price.source}${price.date === null ? '' : ` of ${price.date}`}`])))];
  return [
    ...(total.attempts === 0 ? [] : ['Input holds what was cached, output what was reasoning; the cost is what the attempts’ tokens cost anew.']),
    ...(paid === null ? [] : [`Paid in this run: ${paid.calls === 0 ? 'nothing' : `${paid.usd === null ? 'an unknown sum' : dollars(paid.usd)} for ${paid.tokens.toLocaleString('en')} tokens in ${paid.calls.toLocaleString('en')} ${paid.calls === 1 ? 'call' : 'calls'}`}${judges.length > 0 ? ', judges included' : ''}.`]),
    ...judges.map(({ judge, usage, usd }) => `The judge ${judge} took ${(usage.inputTokens + usage.outputTokens).toLocaleString('en')} tokens${usd === null ? '' : `, ${dollars(usd)}`}.`),
    ...(sources.length === 0 ? [] : [`Prices: ${sources.join('; ')}.`]),
    ...(unknown.length === 0 ? [] : [`The price of ${unknown.join(', ')} is unknown.`]),
    ...(total.usage.estimated === true ? ['Some tokens are an estimate: the endpoint did not count them.'] : []),
  ];
}

export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${String(Math.round(seconds))} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${minutes.toFixed(minutes < 10 ? 1 : 0)} min` : `${(minutes / 60).toFixed(1)} h`;
}
