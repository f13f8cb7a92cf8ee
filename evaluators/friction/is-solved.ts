import type { Evaluation } from '../evaluation.ts';

/** Whether every hidden case passes. */
export function isSolved(evaluations: readonly Evaluation[]): boolean {
  return evaluations.some((each) => each.dimension === 'correctness' && each.kind === 'scored' && each.score === 100);
}
