import type { Usage } from '../../agents/attempt.ts';

/** US dollars for a million tokens. */
export interface Price {
  input: number;
  /** Input that the endpoint had seen before. */
  cached: number;
  /** Reasoning included. */
  output: number;
}

/** US dollars. */
export function costOf({ inputTokens, cachedTokens, outputTokens }: Usage, { input, cached, output }: Price): number {
  const fromCache = Math.min(cachedTokens, inputTokens);
  return ((inputTokens - fromCache) * input + fromCache * cached + outputTokens * output) / 1e6;
}

/** To a millionth of a dollar: more would only show the noise of sums. */
export function roundDollars(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
