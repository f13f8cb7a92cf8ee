import type { AttemptRow } from '../../attempt-row.ts';
import type { Report } from '../../report.ts';

export const outcomes = { solved: 'Solved', failed: 'Not solved', nothing: 'Nothing handed in', unscored: 'Unscored' } as const;
export type OutcomeFilter = keyof typeof outcomes;

/** How an attempt counts among the outcomes: each counts once. */
export function outcomeOf({ solved, isHandedIn }: AttemptRow): OutcomeFilter {
  if (solved === null) return 'unscored';
  if (solved) return 'solved';
  return isHandedIn ? 'failed' : 'nothing';
}

/** What the address asks for; an unknown value of a filter finds nothing rather than everything. */
export function filterAttempts(report: Report, query: Readonly<Record<string, string>>): AttemptRow[] {
  const { persona = '', task = '', outcome = '', group = '', friction = '', cause = '', fix = '' } = query;
  const fixed = report.fixes[Number(fix) - 1];
  const own = report.groups[Number(group)];
  return report.attempts.filter(
    (attempt) =>
      (persona === '' || attempt.trial.persona === persona) &&
      (task === '' || attempt.trial.task === task) &&
      (outcome === '' || outcomeOf(attempt) === outcome) &&
      (friction === '' || attempt.stumbles?.some((stumble) => stumble === friction) === true) &&
      (cause === '' || attempt.cause === cause) &&
      (fix === '' || fixed?.keys.includes(attempt.key) === true) &&
      (group === '' || (attempt.trial.library === own?.library && attempt.trial.arm === own.arm && attempt.trial.model === own.model)),
  );
}
