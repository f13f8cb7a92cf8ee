import type { Case, Comparison } from '../cases.ts';
import type { ComparisonResult } from '../compare-output.ts';
import { differenceInFull, differenceWithoutExpected, type Difference } from './difference.ts';

export type ComparisonKind = Comparison['kind'];

type ByKind = { [K in ComparisonKind]: Extract<Comparison, { kind: K }> & { kind: K } };

export interface CompareRequest<K extends ComparisonKind> {
  comparison: ByKind[K];
  case: Case;
  output: unknown;
  /** Whether the message may hold what is expected. */
  showsExpected: boolean;
}

/** One way to hold an output against the expected one. */
export type Comparer<K extends ComparisonKind> = (request: CompareRequest<K>) => ComparisonResult | Promise<ComparisonResult>;

export type Comparers = { [K in ComparisonKind]: Comparer<K> };

/** A result from a difference, or from there being none. */
export function verdict(difference: Difference | undefined, { showsExpected }: { showsExpected: boolean }): ComparisonResult {
  return difference === undefined ? passed : refused(showsExpected ? differenceInFull(difference) : differenceWithoutExpected(difference));
}

export const passed: ComparisonResult = { pass: true, message: '' };

export function refused(message: string): ComparisonResult {
  return { pass: false, message };
}
