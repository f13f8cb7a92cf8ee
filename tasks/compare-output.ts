import type { Case, Comparison } from './cases.ts';

export interface ComparisonResult {
  pass: boolean;
  /** The first difference by path, such as `expected[3].rank: 0.12 ≠ 0.15`; empty when it passes. */
  message: string;
}

/** Holds an output against what a case expects. */
export function compareOutput(request: { comparison: Comparison; case: Case; output: unknown }): Promise<ComparisonResult> {
  return Promise.reject(new Error(`Not written yet: ${request.case.name}`));
}
