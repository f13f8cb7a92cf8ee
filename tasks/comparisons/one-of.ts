import { verdict, type Comparer } from './comparer.ts';
import { findDifference } from './find-difference.ts';

/** The output equals one of the expected ones. */
export const oneOf: Comparer<'one-of'> = ({ comparison: { tolerance = 0 }, case: { expected }, output }) => {
  const accepted: unknown[] = Array.isArray(expected) ? expected : [expected];
  const differences = accepted.map((each) => findDifference({ expected: each, output, tolerance }));
  if (differences.includes(undefined)) return verdict(undefined);
  return verdict(`none of the ${String(accepted.length)} accepted outputs; from the first: ${differences[0] ?? 'there is none'}`);
};
