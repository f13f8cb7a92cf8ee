import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { sideNames } from '../comparison/comparison-sentence.ts';
import { intervalPoints, plainPoints, signedPoints } from '../comparison/signed-points.ts';

/** One message for each dimension that is worse after Holm's adjustment; none where the gate holds. */
export function regressionMessages(comparison: RunComparison): string[] {
  const [base, head] = sideNames(comparison);
  return comparison.dimensions.filter(({ verdict }) => verdict === 'worse').map((measure) =>
    `Gate failed: ${measure.name} is worse in ${head} than in ${base}: ${plainPoints(measure.head)} against ${plainPoints(measure.base)}, ${signedPoints(measure.difference)} points (95 % interval ${intervalPoints(measure)}, p ${String(measure.adjusted ?? '–')} after Holm's adjustment).`);
}
