import type { TrialPair } from './pair-trials.ts';
import type { RunComparison, SolvedChange } from './run-comparison.ts';

export interface SolvedChangesRequest {
  pairs: readonly TrialPair[];
  /** As the comparison names them. */
  personaOf: (pair: TrialPair) => string;
  libraryOf: (pair: TrialPair) => string;
}

/** Tasks that were solved more often than before or less often, the largest change first; pairs of unknown correctness are left out. */
export function solvedChanges({ pairs, personaOf, libraryOf }: SolvedChangesRequest): RunComparison['solved'] {
  const cells = new Map<string, SolvedChange>();
  for (const pair of pairs) {
    const { base, head } = pair;
    if (base.solved === null || head.solved === null) continue;
    const [task, persona, library] = [base.trial.task, personaOf(pair), libraryOf(pair)];
    const key = JSON.stringify([task, persona, library]);
    const cell = cells.get(key) ?? { task, persona, library, base: 0, head: 0, of: 0 };
    cells.set(key, { ...cell, base: cell.base + Number(base.solved), head: cell.head + Number(head.solved), of: cell.of + 1 });
  }
  // A stable sort: equals stay in the order of the plan.
  const changes = [...cells.values()].sort((a, b) => shareOf(b) - shareOf(a));
  return { won: changes.filter(({ base, head }) => head > base), lost: changes.filter(({ base, head }) => head < base) };
}

function shareOf({ base, head, of }: SolvedChange): number {
  return Math.abs(head - base) / of;
}
