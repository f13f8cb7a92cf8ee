import { trialKey } from '../../agents/trial.ts';
import type { ComparedTrial } from './compared-run.ts';
import type { TrialPair } from './pair-trials.ts';
import type { FindingChange, RunComparison } from './run-comparison.ts';

/** Findings, by code and symbol, that only one of the runs has in its paired attempts; those of most attempts first. */
export function findingChanges(pairs: readonly TrialPair[]): RunComparison['findings'] {
  const [before, after] = [countFindings(pairs.map(({ base }) => base)), countFindings(pairs.map(({ head }) => head))];
  return { new: missingIn(after, before), vanished: missingIn(before, after) };
}

function countFindings(trials: readonly ComparedTrial[]): Map<string, FindingChange> {
  const changes = new Map<string, FindingChange>();
  for (const { trial, findings } of trials) {
    const own = new Map(findings.toReversed().map((finding) => [JSON.stringify([finding.code, finding.symbol]), finding]));
    for (const [key, { code, symbol, file, line, message }] of own) {
      const known = changes.get(key) ?? { code, ...(symbol === undefined ? {} : { symbol }), attempts: 0, example: { key: trialKey(trial), file, line, message } };
      changes.set(key, { ...known, attempts: known.attempts + 1 });
    }
  }
  return changes;
}

function missingIn(some: ReadonlyMap<string, FindingChange>, others: ReadonlyMap<string, FindingChange>): FindingChange[] {
  return [...some]
    .filter(([key]) => !others.has(key))
    .sort(([a, one], [b, other]) => other.attempts - one.attempts || (a < b ? -1 : 1))
    .map(([, change]) => change);
}
