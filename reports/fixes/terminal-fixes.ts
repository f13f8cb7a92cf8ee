import type { ReportHead } from '../report.ts';
import type { Paint } from '../terminal-table.ts';
import { terminalText } from '../terminal-text.ts';
import { wrapText } from '../wrap-text.ts';

const most = 3;
const narrow = 50;

/** The changes of the docs with most at stake; empty where none of the failures is theirs. */
export function terminalFixes({ fixes }: ReportHead, columns: number, paint: Paint): string[] {
  if (fixes.length === 0) return [];
  const shown = fixes.slice(0, most);
  const width = Math.max(...shown.map(({ points }) => figure(points).length));
  const lines = shown.map(({ text, points }) => {
    const lead = `  ${figure(points).padStart(width)}  `;
    // Where a column of figures would leave no room for words, they stand on lines of their own.
    if (columns < narrow) return `${figure(points)}\n${wrapText(terminalText(text), columns)}`;
    return wrapText(terminalText(text), columns - lead.length).split('\n').map((line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + line).join('\n');
  });
  const rest = fixes.length - shown.length;
  const more = rest > 0 ? [wrapText(`  and ${String(rest)} more in the report`, columns)] : [];
  return [[paint('bold', wrapText('What to fix first, by points at stake (at most)', columns)), ...lines, ...more].join('\n')];
}

function figure(points: number): string {
  return points.toFixed(1);
}
