import { counted } from '../../tasks/counted.ts';
import type { Report } from '../report.ts';
import type { GateResult } from './check-gates.ts';

/** What became of a gate that failed. */
export function gateMessage({ gate: { name, threshold }, group, score: { value, unscored } }: GateResult, report: Pick<Report, 'groups'>): string {
  const where = report.groups.length > 1 ? ` of ${group.library} (${group.arm}, ${group.model})` : '';
  if (value === null) {
    return `Gate failed: ${name}${where} has no score${unscored === 0 ? '' : ` (${counted(unscored, 'attempt')} unscored)`}, so it does not reach ${String(threshold)}.`;
  }
  return `Gate failed: ${name}${where} is ${String(value.mean)}, below ${String(threshold)} (95 % interval ${String(value.low)} to ${String(value.high)}${unscored === 0 ? '' : `, ${counted(unscored, 'attempt')} unscored`}).`;
}
