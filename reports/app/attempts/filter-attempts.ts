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
  const { persona = '', task = '', outcome = '', group = '', friction = '', cause = '', fix = '', symbol = '' } = query;
  const fixed = report.fixes[Number(fix) - 1];
  const own = report.groups[Number(group)];
  const named = symbol === '' ? null : keysNaming(report, symbol);
  return report.attempts.filter(
    (attempt) =>
      (persona === '' || attempt.trial.persona === persona) &&
      (task === '' || attempt.trial.task === task) &&
      (outcome === '' || outcomeOf(attempt) === outcome) &&
      (friction === '' || attempt.stumbles?.some((stumble) => stumble === friction) === true) &&
      (cause === '' || attempt.cause === cause) &&
      (fix === '' || fixed?.keys.includes(attempt.key) === true) &&
      (named === null || named.has(attempt.key)) &&
      (group === '' || (attempt.trial.library === own?.library && attempt.trial.arm === own.arm && attempt.trial.model === own.model)),
  );
}

/** Attempts that misused a symbol or invented it, by its library and id as the address has them. */
function keysNaming(report: Report, address: string): ReadonlySet<string> {
  return new Set(naming(report, address).flatMap(({ keys }) => keys));
}

/** How many of them the report does not know by their keys. */
export function unlistedNaming(report: Report, address: string): number {
  return naming(report, address).reduce((sum, { attempts, keys }) => sum + attempts - keys.length, 0);
}

function naming({ coverage = [] }: Report, address: string): { attempts: number; keys: string[] }[] {
  const [library, ...rest] = address.split(' ');
  const id = rest.join(' ');
  const own = coverage.filter((each) => each.library === library);
  const misused = own.flatMap(({ groups }) => groups.flatMap(({ name, symbols }) => symbols.flatMap((symbol) => (`${name}.${symbol.name}` === id ? symbol.misused ?? [] : []))));
  return [...misused, ...own.flatMap(({ invented }) => invented.filter(({ name }) => name === id))];
}
