import { repairRefusal } from './budget-refusals.ts';
import type { ToolResult } from './tool.ts';
import type { Workbench } from './workbench.ts';

/** The answer to a changed version when no change is left. */
export function noRepairsLeft({ job }: Workbench): ToolResult {
  const { repairs } = job.persona.budgets;
  return {
    outcome: 'refused',
    text: `${repairRefusal}, and after feedback you may change the code ${repairs === 1 ? 'once' : `${String(repairs)} times`} only, which you have done. Submit the best of the versions that you have tried, unchanged.`,
  };
}
