import type { ReportHead } from '../report.ts';
import { layOut, lineWidth, type Paint } from '../terminal-table.ts';
import { terminalText } from '../terminal-text.ts';
import { fitText } from '../text-width.ts';
import { wrapText } from '../wrap-text.ts';
import { costCells, costColumns, costNotes, costRows, costTitle } from './cost-words.ts';

/** Tried from the fullest to the barest until one fits the width. */
const layouts: (readonly (typeof costColumns)[number][])[] = [costColumns, ['Attempts', 'Input', 'Output', 'Time', 'Cost'], ['Input', 'Output', 'Cost'], ['Cost']];

/** Cost, tokens and time by persona; nothing where no model was called. */
export function terminalCost(report: ReportHead, columns: number, paint: Paint): string[] {
  const { cost } = report;
  if (cost === undefined) return [];
  const rows = costRows(report, cost).map(({ name, sum }) => ({ name: fitText(terminalText(name), Math.max(12, Math.floor(columns / 3))), cells: costCells(sum) }));
  let table = '';
  for (const layout of layouts) {
    table = layOut(['', ...layout].map((title) => paint('dim', title)), rows.map(({ name, cells }) => [name, ...cells.filter((_, i) => layout.some((title) => title === costColumns[i]))]));
    if (lineWidth(table) <= columns) break;
  }
  return [[paint('bold', costTitle), ...(rows.length === 0 ? [] : [table]), wrapText(terminalText(costNotes(cost).join(' ')), columns)].join('\n')];
}
