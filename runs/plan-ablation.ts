import { trialKey, type Trial } from '../agents/trial.ts';
import { partOf, type PartKind } from '../knowledge/docs-part.ts';
import type { StoredAttempt } from './store.ts';

/**
 * Trials that take away one part of the docs each, in the order in which parts were first seen. A trial whose attempt never
 * saw a part would go the same way without it, so only those that saw it are tried again.
 */
export function planAblation(attempts: Iterable<Pick<StoredAttempt, 'attempt'>>, kind: PartKind): Trial[] {
  const parts = new Map<string, Trial[]>();
  for (const { attempt: { trial, ending, passages } } of attempts) {
    if (!isWhole(trial) || ending.kind === 'world-failed') continue;
    for (const part of new Set(passages.flatMap((passage) => partOf(passage, kind) ?? []))) {
      const trials = parts.get(part) ?? [];
      trials.push({ ...trial, without: part });
      parts.set(part, trials);
    }
  }
  return [...parts.values()].flat();
}

/** Whether the docs of a trial are all there, and searched as always. */
export function isWhole(trial: Trial): boolean {
  return trial.arm === 'docs' && trial.without === undefined;
}

/** Those of a plan that are not in it yet. */
export function newTrials(planned: readonly Trial[], trials: readonly Trial[]): Trial[] {
  const known = new Set(planned.map(trialKey));
  return trials.filter((trial) => !known.has(trialKey(trial)));
}
