import type { Trial } from '../agents/trial.ts';
import { comparedRunOf } from './comparison/compared-run-of.ts';
import type { Outcome } from './outcome.ts';
import type { Run, Until } from './run.ts';
import { isBeyondReach, repeatWidth } from './statistics/repeat-width.ts';

/** How narrow the usability interval of one library, arm and model is, with the repeats so far. */
export interface GroupWidth {
  library: string;
  arm: string;
  model: string;
  /** In points. Null where there is no score, or no interval: with a single task. */
  mean: number | null;
  halfWidth: number | null;
  /** What repeats without an end would leave; null while that cannot be told. */
  limit: number | null;
  /** About how many repeats it takes, null where that cannot be told or none are enough. */
  needed: number | null;
  isBeyondReach: boolean;
}

export interface RepeatPlan {
  repeats: number;
  widths: GroupWidth[];
  /** `beyond reach`: no number of repeats would make what is still too wide narrow enough. */
  next: { kind: 'add'; trials: Trial[] } | { kind: 'reached' } | { kind: 'beyond reach' } | { kind: 'most repeats' };
}

/** What a run that repeats until its intervals are narrow does next: one more of every cell, or nothing. */
export function planRepeats({ run, outcomes, until }: { run: Run; outcomes: Iterable<Outcome>; until: Until }): RepeatPlan {
  const whole = run.trials.filter(({ without }) => without === undefined);
  const repeats = Math.max(...whole.map(({ repeat }) => repeat));
  const widths = groupWidths(run, outcomes, { repeats, until });
  const tooWide = widths.filter(({ halfWidth }) => halfWidth === null || halfWidth > until.halfWidth);
  return { repeats, widths, next: nextOf() };

  function nextOf(): RepeatPlan['next'] {
    if (tooWide.length === 0) return { kind: 'reached' };
    if (tooWide.every(({ isBeyondReach: isBeyond }) => isBeyond)) return { kind: 'beyond reach' };
    if (repeats >= until.mostRepeats) return { kind: 'most repeats' };
    return { kind: 'add', trials: whole.filter(({ repeat }) => repeat === 1).map((trial) => ({ ...trial, repeat: repeats + 1 })) };
  }
}

function groupWidths(run: Run, outcomes: Iterable<Outcome>, { repeats, until }: { repeats: number; until: Until }): GroupWidth[] {
  const { trials } = comparedRunOf(run, outcomes);
  const tasks = [...new Set(run.trials.map(({ task }) => task))];
  const personas = [...new Set(run.trials.map(({ persona }) => persona))];
  const groups = new Map(run.trials.map(({ library, arm, model }) => [JSON.stringify([library, arm, model]), { library, arm, model }]));
  return [...groups.values()].map((group) => {
    const own = trials.filter(({ trial }) => trial.library === group.library && trial.arm === group.arm && trial.model === group.model);
    const width = repeatWidth(tasks.map((task) => personas.map((persona) =>
      own.filter(({ trial }) => trial.task === task && trial.persona === persona).flatMap(({ scores }) => scores.usability ?? []))));
    const now = width?.now ?? null;
    const limit = width?.withTimes(Infinity) ?? null;
    return {
      ...group, mean: width?.mean ?? null, halfWidth: now, limit,
      isBeyondReach: now === null || isBeyondReach({ now, limit, wanted: until.halfWidth, repeats }),
      needed: firstEnough((count) => width?.withTimes(count / repeats) ?? null, { from: repeats + 1, until }),
    };
  });
}

function firstEnough(widthWith: (repeats: number) => number | null, { from, until }: { from: number; until: Until }): number | null {
  const limit = widthWith(Infinity);
  if (limit === null || limit > until.halfWidth) return null;
  let count = from;
  // Beyond that nobody pays for repeats.
  while (count < 1000 && (widthWith(count) ?? Infinity) > until.halfWidth) count += 1;
  return count;
}
