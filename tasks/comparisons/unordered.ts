import { passed, refused, verdict, type Comparer } from './comparer.ts';
import { findDifference, listOf } from './find-difference.ts';
import { formatValue } from './format-value.ts';
import { matchAll } from './match-all.ts';

/**
 * The same elements, each as often, in any order. With a tolerance an element may agree with several: any complete pairing will do. A case that expects no list,
 * such as null, is compared as it is.
 */
export const unordered: Comparer<'unordered'> = ({ comparison: { tolerance = 0 }, case: { expected }, output, showsExpected }) => {
  const [wanted, got] = [listOf(expected), listOf(output)];
  if (wanted === undefined || got === undefined) return verdict(findDifference({ expected, output, tolerance }), { showsExpected });
  if (wanted.length !== got.length) {
    return verdict({ path: '', kind: wanted.length > got.length ? 'too-few' : 'too-many', missing: '', expected: wanted.length, output: got.length }, { showsExpected });
  }
  const { unmatchedLeft, unmatchedRight } = matchAll(wanted.length, (i, j) => findDifference({ expected: wanted[i], output: got[j], tolerance }) === undefined);
  const [missing] = unmatchedLeft;
  const [extra] = unmatchedRight;
  if (missing === undefined) return passed;
  if (!showsExpected) return refused(extra === undefined ? 'output: an element is missing' : `output[${String(extra)}]: an element too many, ${formatValue(got[extra])}`);
  return refused(`expected[${String(missing)}]: ${formatValue(wanted[missing])} ≠ ${extra === undefined ? 'nothing' : `any element; left over is ${formatValue(got[extra])}`}`);
};
