import { verdict, type Comparer } from './comparer.ts';
import { findDifference, listOf } from './find-difference.ts';
import { formatValue } from './format-value.ts';
import { matchAll } from './match-all.ts';

/**
 * The same elements, each as often, in any order. With a tolerance an element may agree with several: any complete pairing will do. A case that expects no list,
 * such as null, is compared as it is.
 */
export const unordered: Comparer<'unordered'> = ({ comparison: { tolerance = 0 }, case: { expected }, output }) => {
  const [wanted, got] = [listOf(expected), listOf(output)];
  if (wanted === undefined || got === undefined) return verdict(findDifference({ expected, output, tolerance }));
  if (wanted.length !== got.length) return verdict(`expected.length: ${String(wanted.length)} ≠ ${String(got.length)}`);
  const { unmatchedLeft, unmatchedRight } = matchAll(wanted.length, (i, j) => findDifference({ expected: wanted[i], output: got[j], tolerance }) === undefined);
  const [missing] = unmatchedLeft;
  const [extra] = unmatchedRight;
  if (missing === undefined) return verdict(undefined);
  return verdict(`expected[${String(missing)}]: ${formatValue(wanted[missing])} ≠ ${extra === undefined ? 'nothing' : `any element; left over is ${formatValue(got[extra])}`}`);
};
