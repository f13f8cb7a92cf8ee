import type { Usage } from './attempt.ts';

/** All of them together; an estimate as soon as one of them is. */
export function sumUsage(usages: readonly Usage[]): Usage {
  const sum: Usage = { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
  for (const usage of usages) {
    sum.calls += usage.calls;
    sum.inputTokens += usage.inputTokens;
    sum.cachedTokens += usage.cachedTokens;
    sum.outputTokens += usage.outputTokens;
    sum.reasoningTokens += usage.reasoningTokens;
    if (usage.estimated === true) sum.estimated = true;
  }
  return sum;
}
