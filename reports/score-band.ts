import type { Score } from './report.ts';

export type Band = NonNullable<Score['value']>['band'];

/** The bands of the paper (arXiv 2505.23239), by the whole number that people see. */
export function bandOf(figure: number): Band {
  const shown = Math.round(figure);
  if (shown >= 81) return 'excellent';
  if (shown >= 61) return 'good';
  return shown >= 41 ? 'average' : 'poor';
}
