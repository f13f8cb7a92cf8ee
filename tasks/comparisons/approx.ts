import { verdict, type Comparer } from './comparer.ts';
import { findDifference } from './find-difference.ts';

/** As `exact`, with numbers that agree absolutely or relatively within the tolerance. */
export const approx: Comparer<'approx'> = ({ comparison: { tolerance }, case: { expected }, output, ...telling }) =>
  verdict(findDifference({ expected, output, tolerance }), telling);
