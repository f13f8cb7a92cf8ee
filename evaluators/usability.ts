import type { Weights } from '../tasks/suite.ts';
import { dimensions, type Dimension } from './evaluation.ts';
import { roundFigure } from './round-figure.ts';

/** The weighted sum of one attempt's scores, in points; null when a dimension that has weight is unscored. */
export function usabilityOf(scores: Record<Dimension, number | null>, weights: Weights): number | null {
  let sum = 0;
  for (const dimension of dimensions) {
    if (weights[dimension] === 0) continue;
    const score = scores[dimension];
    if (score === null) return null;
    sum += weights[dimension] * score;
  }
  return roundFigure(sum);
}
