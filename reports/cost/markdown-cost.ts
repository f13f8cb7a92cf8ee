import { markdownFold, markdownTable } from '../renderers/markdown-blocks.ts';
import { markdownText } from '../renderers/markdown-text.ts';
import type { ReportHead } from '../report.ts';
import { costCells, costColumns, costNotes, costRows, costTitle } from './cost-words.ts';

/** Cost, tokens and time by persona and by task, folded; nothing where no model was called. */
export function markdownCost(report: ReportHead): string[] {
  const { cost } = report;
  if (cost === undefined) return [];
  const rows = costRows(report, cost).map(({ name, sum, isTotal }) => [isTotal ? `**${markdownText(name)}**` : markdownText(name), ...costCells(sum)]);
  const tasks = cost.tasks.map((sum) => [markdownText(report.tasks.find(({ id }) => id === sum.task)?.title ?? sum.task), ...costCells(sum)]);
  const tables = rows.length === 0 ? [] : [markdownTable(['Persona', ...costColumns], rows), markdownTable(['Task', ...costColumns], tasks)];
  return [markdownFold(costTitle, [...tables, markdownText(costNotes(cost).join(' '))].join('\n\n'))];
}
