import type { Expected } from './expect.ts';

/** Whether a budget is expected to last to the end of the run. */
export type BudgetVerdict = 'likely' | 'possible' | 'unlikely' | 'unknown';

/** `spent` is what earlier sittings of the run have paid; `expected` is null where it is not known. */
export function judgeBudget({ budget, spent, expected }: { budget: number; spent: number; expected: Expected | null }): BudgetVerdict {
  const left = budget - spent;
  if (expected === null) return 'unknown';
  if (expected.high <= left) return 'likely';
  if (expected.typical === null) return 'unknown';
  return expected.typical <= left ? 'possible' : 'unlikely';
}
