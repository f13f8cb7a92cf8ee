import { counted } from '../../tasks/counted.ts';
import type { ReportHead } from '../report.ts';
import type { GateResult } from './check-gates.ts';

/** What became of a gate that failed, or what a gate that holds leaves out; nothing where all is well. */
export function gateMessage({ gate: { name, threshold }, group, score: { value, unscored }, passed }: GateResult, report: Pick<ReportHead, 'groups'>): string | undefined {
  const what = `${name}${report.groups.length > 1 ? ` of ${group.library} (${group.arm}, ${group.model})` : ''}`;
  const leftOut = unscored === 0 ? '' : `${counted(unscored, 'attempt')} unscored`;
  if (value === null) return `Gate failed: ${what} has no score${leftOut === '' ? '' : ` (${leftOut})`}, so it does not reach ${String(threshold)}.`;
  if (passed) return leftOut === '' ? undefined : `Note: ${what} reaches ${String(threshold)} with ${leftOut}.`;
  return `Gate failed: ${what} is ${String(value.mean)}, below ${String(threshold)} (95 % interval ${String(value.low)} to ${String(value.high)}${leftOut === '' ? '' : `, ${leftOut}`}).`;
}
