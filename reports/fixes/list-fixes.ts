import { trialKey } from '../../agents/trial.ts';
import type { Run } from '../../runs/run.ts';
import type { CountedAttempt, CountedOutcome } from '../counted-attempt.ts';
import { roundFigure } from '../../evaluators/round-figure.ts';
import { collectClues, type Clue } from './collect-clues.ts';
import type { ReportFix } from './fix.ts';
import { fixExcerpts } from './fix-excerpts.ts';
import { fixText, namesInOrder } from './fix-text.ts';
import { pointsAtStake } from './points-at-stake.ts';

export interface ListFixesRequest {
  run: Run;
  outcomes: readonly CountedOutcome[];
  attempts: readonly CountedAttempt[];
}

/** Beyond this a list is no longer one to work through. */
const mostFixes = 100;
const mostEvidence = 5;

/** What to change in the docs, by what is at stake. What was shown and not followed stands last: the page may be good as it is. */
export function listFixes({ run, outcomes, attempts }: ListFixesRequest): ReportFix[] {
  const diagnoses = new Map(outcomes.map(({ attempt, diagnosis }) => [trialKey(attempt.trial), diagnosis]));
  return run.libraries.flatMap((library) => {
    const own = attempts.filter(({ trial }) => trial.library === library.id && trial.arm === 'docs' && trial.without === undefined);
    const points = pointsAtStake(groupsOf(own), run.suite.weights);
    const clues = own.flatMap((attempt) => collectClues(attempt, diagnoses.get(attempt.key) ?? { primary: 'unknown', reason: '', misleading: [], symbols: [] }));
    return [...group(clues).values()].filter(isWorthIt).map((same) => fixOf({ library, clues: commonPlaceFirst(same), run, points }));
  }).sort(byStakes).slice(0, mostFixes);
}

function groupsOf(attempts: readonly CountedAttempt[]): CountedAttempt[][] {
  const groups = new Map<string, CountedAttempt[]>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.trial.arm, attempt.trial.model]);
    const own = groups.get(key) ?? [];
    own.push(attempt);
    groups.set(key, own);
  }
  return [...groups.values()];
}

function group(clues: readonly Clue[]): Map<string, [Clue, ...Clue[]]> {
  const groups = new Map<string, [Clue, ...Clue[]]>();
  for (const clue of clues) {
    const same = groups.get(clue.change);
    if (same === undefined) groups.set(clue.change, [clue]);
    else same.push(clue);
  }
  return groups;
}

/** Broken examples and gaps are that for everybody; anything else must have decided an attempt. */
function isWorthIt(clues: readonly Clue[]): boolean {
  return clues.some(({ kind, isDecisive }) => isDecisive || kind === 'misleading' || kind === 'absent');
}

/** The place that most of them name speaks for all. */
function commonPlaceFirst(clues: [Clue, ...Clue[]]): [Clue, ...Clue[]] {
  const nameOf = ({ place }: Clue): string => JSON.stringify([place?.path, place?.line]);
  const counts = new Map<string, number>();
  for (const clue of clues) counts.set(nameOf(clue), (counts.get(nameOf(clue)) ?? 0) + 1);
  const named = (clue: Clue): number => counts.get(nameOf(clue)) ?? 0;
  const first = clues.reduce((best, clue) => (named(clue) > named(best) ? clue : best));
  return [first, ...clues.filter((clue) => clue !== first)];
}

interface FixRequest {
  library: Run['libraries'][number];
  clues: [Clue, ...Clue[]];
  run: Run;
  points: ReadonlyMap<string, number>;
}

function fixOf({ library, clues, run, points }: FixRequest): ReportFix {
  const [{ kind, place }] = clues;
  const decided = unique(clues.filter(({ isDecisive }) => isDecisive).map(({ attempt }) => attempt.key));
  const met = unique([...decided, ...clues.map(({ attempt }) => attempt.key)]);
  const excerpts = fixExcerpts(clues);
  const inOrder = (ids: readonly string[], own: (clue: Clue) => string): string[] => ids.filter((id) => clues.some((clue) => own(clue) === id));
  return {
    library: library.id, kind, place, symbols: namesInOrder(clues),
    text: fixText({ clues, packages: library.packages, personas: run.personas }),
    points: roundFigure(decided.reduce((sum, key) => sum + (points.get(key) ?? 0), 0)),
    attempts: met.length, decided: decided.length,
    personas: inOrder(run.personas.map(({ id }) => id), ({ attempt }) => attempt.trial.persona),
    tasks: inOrder(run.suite.tasks.map(({ id }) => id), ({ attempt }) => attempt.trial.task),
    keys: met,
    evidence: unique([...clues.filter(({ isDecisive }) => isDecisive), ...clues].map(({ message }) => message)).slice(0, mostEvidence),
    ...(excerpts.length === 0 ? {} : { excerpts }),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function byStakes(a: ReportFix, b: ReportFix): number {
  return Number(a.kind === 'ignored') - Number(b.kind === 'ignored') || b.points - a.points || b.decided - a.decided || b.attempts - a.attempts || (a.text < b.text ? -1 : 1);
}
