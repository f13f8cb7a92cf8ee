import type { Step } from '../attempt.ts';

/** How a refusal begins when a tool's budget is spent, and when a change of the code is one too many. */
export const budgetRefusal = 'Nothing is left of your budget for';
export const repairRefusal = 'This is a changed version';

/** The budget that a developer asked for more of than it had; null for any other step. */
export function refusedBudget(step: Step): string | null {
  if (step.kind !== 'tool' || step.outcome !== 'refused') return null;
  if (step.result.startsWith(repairRefusal)) return 'repairs';
  return step.result.startsWith(budgetRefusal) ? step.name : null;
}
