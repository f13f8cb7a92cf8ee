import type { Agreement, Estimate, HumanAgreement } from '../../runs/calibration/measure-agreement.ts';
import { textTable } from './text-table.ts';

/** A table for each judge, and how far people agree among themselves. */
export function renderCalibration({ judges, humans }: { judges: Agreement[]; humans: HumanAgreement[] }, columns: number): string {
  const names = [...new Set(judges.map(({ judge }) => judge))];
  const blocks = names.map((name) => `${title(name)}\n${table(judges.filter(({ judge }) => judge === name), columns)}`);
  const people = humans.map(({ dimension, rows, alpha }) => `People among themselves on ${dimension}: alpha ${text(alpha, 2)} over ${String(rows)} rows.\n`);
  return `${blocks.join('\n')}${people.length === 0 ? '' : `\n${people.join('')}`}\nIn brackets: 95 % intervals over rows. Error and bias are points of 100; bias is judge minus human.\n`;
}

function title(judge: string): string {
  return judge === 'median' ? 'The median of the judges against human grades' : `${judge} against human grades`;
}

function table(rows: Agreement[], columns: number): string {
  return textTable({
    head: ['dimension', 'rows', 'Spearman', 'kappa of bands', 'mean error', 'bias', 'alpha', ''],
    rows: rows.map(({ dimension, rows: count, unscored, spearman, kappa, meanAbsoluteError, bias, alpha }) => [
      dimension, String(count), text(spearman, 2), text(kappa, 2), text(meanAbsoluteError, 1), text(bias, 1), text(alpha, 2),
      unscored === 0 ? '' : `${String(unscored)} unscored`,
    ]),
    right: [1, 2, 3, 4, 5, 6],
    columns,
  });
}

function text(estimate: Estimate | null, digits: number): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  return low === null || high === null ? value.toFixed(digits) : `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
