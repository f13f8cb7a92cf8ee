import type { Weights } from '../tasks/suite.ts';
import { complianceFormula } from '../evaluators/compliance/weights.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import { readabilityFormula } from '../evaluators/readability/weights.ts';
import type { Report } from './report.ts';

/** How each dimension is measured, for people who want to know what a figure means. */
export const formulas: Report['method']['formulas'] = [
  { dimension: 'correctness', text: 'Share of the hidden cases that pass when the submitted code is executed, times 100. An attempt is solved when all pass.' },
  { dimension: 'compliance', text: complianceFormula },
  { dimension: 'readability', text: readabilityFormula },
];

/** How one usability figure comes from three dimensions. */
export function usabilityFormula(weights: Weights): string {
  const sum = dimensions.filter((dimension) => weights[dimension] > 0).map((dimension) => `${String(weights[dimension])} × ${dimension}`);
  return `usability = ${sum.join(' + ')}, averaged over repeats, then tasks, then personas.`;
}

export const intervalFormula =
  'Intervals are 95 % percentile intervals of a bootstrap over tasks (2000 resamples, fixed seed); of solved shares, Wilson score intervals with the task as the unit. Unscored attempts are counted and left out, never taken as 0.';
