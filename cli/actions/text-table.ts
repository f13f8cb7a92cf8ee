import Table from 'cli-table3';

export interface TextTable {
  head: string[];
  rows: string[][];
  /** Columns whose cells are figures. */
  right?: number[];
}

/** A plain table without rules between its rows, for the terminal. */
export function textTable({ head, rows, right = [] }: TextTable): string {
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
