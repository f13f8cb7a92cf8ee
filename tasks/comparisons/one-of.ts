import { passed, refused, type Comparer } from './comparer.ts';
import { differenceInFull } from './difference.ts';
import { findDifference } from './find-difference.ts';
import { formatValue } from './format-value.ts';

/** The output equals one of the expected ones. */
export const oneOf: Comparer<'one-of'> = ({ comparison: { tolerance = 0 }, case: { expected }, output, showsExpected }) => {
  const accepted: unknown[] = Array.isArray(expected) ? expected : [expected];
  const differences = accepted.map((each) => findDifference({ expected: each, output, tolerance }));
  if (differences.includes(undefined)) return passed;
  if (!showsExpected) return refused(`output: none of the accepted values, ${formatValue(output)}`);
  return refused(`none of the ${String(accepted.length)} accepted outputs; from the first: ${differences[0] === undefined ? 'there is none' : differenceInFull(differences[0])}`);
};
