import { verdict, type Comparer } from './comparer.ts';
import { findDifference } from './find-difference.ts';

/** The same values all the way down; the order of an object's keys does not count. */
export const exact: Comparer<'exact'> = ({ case: { expected }, output, ...telling }) => verdict(findDifference({ expected, output, tolerance: 0 }), telling);
