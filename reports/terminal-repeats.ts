import type { ReportGroup, ReportHead, SolveRate } from './report.ts';
import { layOut, lineWidth } from './terminal-table.ts';
import type { Paint } from './terminal-table.ts';
import { terminalText } from './terminal-text.ts';
import { fitText } from './text-width.ts';
import { unsteadyTasks } from './unsteady-tasks.ts';
import { wrapPhrases, wrapText } from './wrap-text.ts';

interface RepeatsText {
  report: ReportHead;
  group: ReportGroup;
  columns: number;
  paint: Paint;
}

/** A screen has an end: the report's other forms have every task. */
const mostUnsteady = 8;

/** Lines about how steadily tasks are solved, an empty one before each part; none where no task was tried more than once. */
export function repeatsText({ report, group, columns, paint }: RepeatsText): string[] {
  const most = Math.max(0, ...group.personas.flatMap(({ repeats }) => repeats.map(({ k }) => k)));
  // Where all repeats came to the same, the rates say no more than how many attempts solved their task.
  if (most === 0 || group.personas.every(({ repeats }) => repeats.every(({ passAtK, passHatK }) => passAtK.mean === passHatK.mean))) return [];
  const key = `pass@${String(most)}: by at least one of ${String(most)} attempts; pass^${String(most)}: by each.`;
  const unsteady = unsteadyTasks(report, group);
  const shown = unsteady.slice(0, mostUnsteady).map(({ task, rates }) => `${task}: ${rates}`);
  if (unsteady.length > mostUnsteady) shown.push(`and ${String(unsteady.length - mostUnsteady)} more`);
  const list = shown.map((line) => indent(wrapText(terminalText(line), columns - 2)));
  return ['', ratesTable({ report, group, columns, paint }, most), wrapText(key, columns), ...(list.length === 0 ? [] : ['', paint('bold', wrapText('Solved in some repeats only', columns)), ...list])];
}

/** With intervals where they fit, without where not, and below each other where even that is too wide. */
function ratesTable({ report, group, columns, paint }: RepeatsText, most: number): string {
  const head = ['Tasks solved', 'pass@1', `pass@${String(most)}`, `pass^${String(most)}`];
  const rows = (interval: boolean): string[][] =>
    group.personas.map(({ persona, repeats }) => {
      const last = repeats.find(({ k }) => k === most);
      const rates = [repeats.find(({ k }) => k === 1)?.passAtK, last?.passAtK, last?.passHatK];
      return [fitText(terminalText(report.personas.find(({ id }) => id === persona)?.title ?? persona), Math.max(12, Math.floor(columns / 3))), ...rates.map((rate) => rateCell(rate, interval))];
    });
  for (const interval of [true, false]) {
    const text = layOut(head.map((title) => paint('dim', title)), rows(interval));
    if (lineWidth(text) <= columns) return text;
  }
  return rows(false).map(([name = '', ...cells]) => `${name}\n${indent(wrapPhrases(cells.map((cell, i) => `${head[i + 1] ?? ''} ${cell.trim()}`), columns - 2))}`).join('\n');
}

function rateCell(rate: SolveRate | undefined, interval: boolean): string {
  if (rate === undefined) return '–';
  const figure = `${whole(rate.mean)} %`.padStart(5);
  return interval ? `${figure} ${`${whole(rate.low)}–${whole(rate.high)}`.padStart(6)}` : figure;
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}

function whole(figure: number): string {
  return String(Math.round(figure));
}
