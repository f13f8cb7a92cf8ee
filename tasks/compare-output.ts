import type { Case, Comparison } from './cases.ts';
import { comparisons } from './comparisons/index.ts';
import type { ComparisonKind, CompareRequest, Comparers } from './comparisons/comparer.ts';

export interface ComparisonResult {
  pass: boolean;
  /**
   * The first difference by path, such as `expected[3].rank: 0.12 ≠ 0.15`, or where what is expected must not be told,
   * `output[3].rank: wrong value, 0.15`; empty when it passes.
   */
  message: string;
}

/**
 * Holds an output against what a case expects. Where `showsExpected` is false, nothing that is said, error or message, has the case's
 * input or expected output in it, nor any part of them but what the output itself has.
 *
 * @throws UserError when a checker fails to say anything, which is the suite's fault and says nothing about the output.
 */
export function compareOutput(request: { comparison: Comparison; case: Case; output: unknown; showsExpected: boolean }): Promise<ComparisonResult> {
  // The kind of the request and of the comparer are one and the same, which the compiler sees through `K` only.
  return compareAs(request as CompareRequest<ComparisonKind>);
}

async function compareAs<K extends ComparisonKind>(request: CompareRequest<K>): Promise<ComparisonResult> {
  const table: Comparers = comparisons;
  return table[request.comparison.kind](request);
}
