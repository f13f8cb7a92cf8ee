import type { Case, Comparison } from '../cases.ts';
import type { ComparisonResult } from '../compare-output.ts';

export type ComparisonKind = Comparison['kind'];

type ByKind = { [K in ComparisonKind]: Extract<Comparison, { kind: K }> & { kind: K } };

export interface CompareRequest<K extends ComparisonKind> {
  comparison: ByKind[K];
  case: Case;
  output: unknown;
}

/** One way to hold an output against the expected one. */
export type Comparer<K extends ComparisonKind> = (request: CompareRequest<K>) => ComparisonResult | Promise<ComparisonResult>;

export type Comparers = { [K in ComparisonKind]: Comparer<K> };

/** A result from a difference, or from there being none. */
export function verdict(difference: string | undefined): ComparisonResult {
  return { pass: difference === undefined, message: difference ?? '' };
}
