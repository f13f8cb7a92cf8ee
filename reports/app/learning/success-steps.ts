import type { Report, ReportGroup } from '../../report.ts';

export type Spent = 'lookUps' | 'tokens';

export interface SuccessStep {
  spent: number;
  /** Of all the persona's attempts. */
  percent: number;
}

export interface StepsRequest {
  report: Report;
  group: ReportGroup;
  persona: string;
  spent: Spent;
}

/**
 * Where the share of attempts with a first success rises, from nothing spent to the most that any persona of the group spent
 * on one. Attempts that the world failed are left out; those without a success count to the end.
 */
export function successSteps({ report, group, persona, spent }: StepsRequest): SuccessStep[] {
  const own = attemptsOf(report, group).filter(({ trial }) => trial.persona === persona);
  const costs = own.flatMap(({ effort: { firstSuccess } }) => firstSuccess?.[spent] ?? []).sort((a, b) => a - b);
  if (own.length === 0) return [];
  const percentAt = (limit: number): number => (100 * costs.filter((cost) => cost <= limit).length) / own.length;
  // A little beyond the last one, so that its step is seen.
  const places = [...new Set([0, ...costs, 1.04 * Math.max(1, lastSuccess(report, group, spent))])];
  return places.map((place) => ({ spent: place, percent: percentAt(place) }));
}

/** The most that a first success of the group took. */
export function lastSuccess(report: Report, group: ReportGroup, spent: Spent): number {
  return Math.max(0, ...attemptsOf(report, group).flatMap(({ effort: { firstSuccess } }) => firstSuccess?.[spent] ?? []));
}

function attemptsOf({ attempts }: Report, { library, arm, model }: ReportGroup): Report['attempts'] {
  return attempts.filter(({ trial, ending }) => trial.library === library && trial.arm === arm && trial.model === model && ending !== 'world-failed');
}
