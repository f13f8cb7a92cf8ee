import type { Arm } from '../agents/trial.ts';
import { comparePaired, type KeyedScore, type PairedComparison } from '../runs/statistics/compare-paired.ts';
import { roundFigure } from '../evaluators/round-figure.ts';
import type { CountedAttempt } from './counted-attempt.ts';

/** What two arms of one library and model show together. */
export interface ArmContrast {
  library: string;
  model: string;
  kind: ContrastKind;
  /** Points of usability by which the first arm is above the second, over all personas. */
  usability: Difference;
  /** For each persona that tried both, in the report's order. */
  personas: { persona: string; usability: Difference }[];
}

/** In points, with a 95 % interval over tasks that is null below two of them. */
export interface Difference {
  mean: number;
  low: number | null;
  high: number | null;
  tasks: number;
  /** By a sign-flip test over tasks at 5 %; of personas after Holm's adjustment over them. */
  verdict: PairedComparison['verdict'];
}

/** Each is the first arm less the second. */
export const contrastArms = {
  /** What the docs add to what the model knows. */
  'docs-lift': ['docs', 'closed-book'],
  /** What a search that brings just what is needed would add. */
  'retrieval-headroom': ['oracle', 'docs'],
  /** What knowing the library by heart adds, as its names give it away. */
  memorisation: ['docs', 'anonymised'],
} as const satisfies Record<string, readonly [Arm, Arm]>;
export type ContrastKind = keyof typeof contrastArms;

export interface ContrastsRequest {
  attempts: readonly CountedAttempt[];
  /** Ids, in the report's order. */
  personas: readonly string[];
}

/** For each library and model every contrast that two of its arms make; trials are paired by everything but the arm. */
export function armContrasts({ attempts, personas }: ContrastsRequest): ArmContrast[] {
  const keyOf = ({ trial: { library, model } }: CountedAttempt): string => JSON.stringify([library, model]);
  const groups = [...new Set(attempts.map(keyOf))].map((key) => attempts.filter((attempt) => keyOf(attempt) === key));
  return groups.flatMap((members) =>
    (Object.keys(contrastArms) as ContrastKind[]).flatMap((kind) => contrast(kind, members, personas) ?? []),
  );
}

function contrast(kind: ContrastKind, attempts: readonly CountedAttempt[], personas: readonly string[]): ArmContrast | undefined {
  const [first] = attempts;
  const [above, below] = contrastArms[kind];
  const head = attempts.filter(({ trial }) => trial.arm === above);
  const base = attempts.filter(({ trial }) => trial.arm === below);
  const usability = differenceOf(comparePaired([{ name: 'usability', base: base.map(keyed), head: head.map(keyed) }])[0]);
  if (first === undefined || usability === undefined) return undefined;
  const own = (list: readonly CountedAttempt[], persona: string): KeyedScore[] => list.filter(({ trial }) => trial.persona === persona).map(keyed);
  const compared = comparePaired(personas.map((persona) => ({ name: persona, base: own(base, persona), head: own(head, persona) })));
  return {
    library: first.trial.library, model: first.trial.model, kind, usability,
    personas: compared.flatMap((comparison) => {
      const difference = differenceOf(comparison);
      return difference === undefined ? [] : [{ persona: comparison.name, usability: difference }];
    }),
  };
}

function keyed({ trial: { task, persona, repeat }, usability }: CountedAttempt): KeyedScore {
  return { key: JSON.stringify([task, persona, repeat]), task, score: usability };
}

/** A comparison as reports have it; nothing where nothing was paired. */
export function differenceOf(comparison: PairedComparison | undefined): Difference | undefined {
  if (comparison?.difference == null) return undefined;
  const { difference, interval, tasks, verdict } = comparison;
  return { mean: roundFigure(difference), low: interval === null ? null : roundFigure(interval.low), high: interval === null ? null : roundFigure(interval.high), tasks, verdict };
}
