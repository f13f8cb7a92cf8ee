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
  'Intervals are 95 % intervals over tasks, the task being the unit however often it was repeated: Wilson score intervals with as many units as the spread of the tasks makes them worth, and the quantile of Student. For solved shares with one attempt a task that is the Wilson interval. In 19 of 20 suites such an interval holds what all tasks of the same kind would average. Unscored attempts are counted and left out, never taken as 0.';

/** Of the figures that repeats allow for. */
export const repeatsFormula =
  'pass@k is the share of tasks that at least one of k attempts is expected to solve, pass^k that each of k is; both are unbiased estimates from all scored attempts of a task, averaged over the tasks that have k.';
