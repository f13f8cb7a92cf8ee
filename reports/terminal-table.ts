import type { styleText } from 'node:util';
import Table from 'cli-table3';
import { textWidth } from './text-width.ts';

/** Colours a text, or gives it back where no colour is wanted. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Columns beside each other without lines, the first to the left and figures to the right. */
export function layOut(head: string[], rows: string[][]): string {
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' };
  const table = new Table({ head, colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')), chars: none, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } });
  table.push(...rows);
  return table.toString().replaceAll(/[ ]+$/gm, '');
}

/** In columns; escapes of the report's own colours have no width. */
export function lineWidth(text: string): number {
  return Math.max(...text.split('\n').map(textWidth));
}
