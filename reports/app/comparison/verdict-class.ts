import type { Verdict } from '../../../runs/comparison/run-comparison.ts';

export function verdictClass(verdict: Verdict): string {
  return verdict.replaceAll(' ', '-');
}
