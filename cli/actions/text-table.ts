import Table from 'cli-table3';
import { textWidth } from '../../reports/text-width.ts';
import { wrapPhrases } from '../../reports/wrap-text.ts';

export interface TextTable {
  head: string[];
  rows: string[][];
  /** Columns whose cells are figures. */
  right?: number[];
  /** Of the terminal; a table that is wider becomes a paragraph for each row, without a column that says nothing. */
  columns: number;
}

/** A plain table without rules between its rows, for the terminal. */
export function textTable({ head, rows, right = [], columns }: TextTable): string {
  const telling = head.map((_, i) => i).filter((i) => i === 0 || rows.some((row) => row[i] !== ''));
  const pick = (cells: string[]): string[] => telling.map((i) => cells[i] ?? '');
  const table = layOut({ head: pick(head), rows: rows.map(pick), right: right.map((i) => telling.indexOf(i)) });
  if (Math.max(...table.split('\n').map(textWidth)) <= columns) return table;
  return rows.map((row) => paragraph(pick(head), pick(row), columns)).join('');
}

function layOut({ head, rows, right }: { head: string[]; rows: string[][]; right: number[] }): string {
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' };
  const table = new Table({
    head,
    colAligns: head.map((_, i) => (right.includes(i) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: { ...none, left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
  });
  table.push(...rows);
  return `${table.toString().split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').join('\n')}\n`;
}

/** The first cell names the row; the others stand below it, each after what its column is called. */
function paragraph(head: string[], row: string[], columns: number): string {
  const cells = row.slice(1).map((cell, i) => `${head[i + 1] ?? ''} ${cell}`.trim()).filter((_, i) => row[i + 1] !== '');
  const lines = wrapPhrases(cells, columns - 2).split('\n').map((line) => `  ${line}\n`);
  return `${row[0] ?? ''}\n${cells.length === 0 ? '' : lines.join('')}`;
}
