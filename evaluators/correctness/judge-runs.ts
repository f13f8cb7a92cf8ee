import { differenceInFull } from '../../tasks/comparisons/difference.ts';
import { findDifference } from '../../tasks/comparisons/find-difference.ts';
import { formatValue } from '../../tasks/comparisons/format-value.ts';
import type { CaseRun } from '../../tasks/execution.ts';
import { failureMessage, type JudgedCase } from './judged-case.ts';

/** One case in one run. */
export interface JudgedRun {
  judged: JudgedCase;
  run: CaseRun;
}

/**
 * A case from all its runs. One that passes every time is passed, whatever it returned: the comparison accepts several
 * outputs then. Of the others, one whose runs are not alike is unsteady, which says more than how the first one failed.
 */
export function judgeRuns([first, ...others]: [JudgedRun, ...JudgedRun[]]): JudgedCase {
  if ([first, ...others].every(({ judged }) => judged.kind === 'passed')) return first.judged;
  for (const [i, other] of others.entries()) {
    const difference = differ(first.run, other.run);
    if (difference !== undefined) {
      const { name, milliseconds } = first.judged;
      return { kind: 'unsteady', name, message: `${difference} (run 1 ≠ run ${String(i + 2)})`, milliseconds };
    }
  }
  return first.judged;
}

function differ(one: CaseRun, other: CaseRun): string | undefined {
  if (one.kind === 'returned' && other.kind === 'returned') {
    const difference = findDifference({ expected: one.value, output: other.value, tolerance: 0 });
    return difference === undefined ? undefined : differenceInFull(difference, 'result');
  }
  const [before, after] = [describe(one), describe(other)];
  return before === after ? undefined : `${before} ≠ ${after}`;
}

/** Without an error's text, which may well hold a time or an address. */
function describe(run: CaseRun): string {
  if (run.kind === 'returned') return `returned ${formatValue(run.value)}`;
  return run.kind === 'threw' ? `threw ${run.error.name}` : failureMessage(run);
}
