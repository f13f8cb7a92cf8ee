import { styleText } from 'node:util';
import type { RunComparison, SolvedChange } from '../../runs/comparison/run-comparison.ts';
import { frictionWords } from '../friction-words.ts';
import { layOut, lineWidth, type Paint } from '../terminal-table.ts';
import { terminalText } from '../terminal-text.ts';
import type { TerminalOptions } from '../terminal.ts';
import { wrapText } from '../wrap-text.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonSentence, precisionSentence } from './comparison-sentence.ts';
import { byChange, figureCells, figureTitles, findingWords, solvedLines, taskColumns } from './comparison-tables.ts';
import { differenceWords } from './difference-words.ts';

/** A page of text that begins with what it comes to. */
export function renderComparison(comparison: RunComparison, { columns, colour }: TerminalOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const page = { comparison, columns, paint };
  const { dimensions, personas, libraries, tasks, solved, findings } = comparison;
  const unsure = dimensions.filter(({ verdict }) => verdict === 'no conclusion').map(precisionSentence).filter((text) => text !== '');
  const blocks = [
    paintVerdict(wrap(comparisonSentence(comparison), columns), comparison, paint),
    table('Dimension', dimensions.map((each) => [each.name, ...figureCells(each)]), page),
    // What holds for usability, or for the first that is unsure, is said; the table has the others.
    ...unsure.slice(0, 1).map((text) => wrap(text, columns)),
    titled(wrap('Usability by persona', columns), table('Persona', personas.map((each) => [each.name, ...figureCells(each)]), page), paint),
    ...(libraries.length > 1 ? [titled(wrap('Usability by library', columns), table('Library', libraries.map((each) => [each.name, ...figureCells(each)]), page), paint)] : []),
    titled(wrap('Usability by task, what moved most first', columns), `${table('Task', byChange(tasks).slice(0, mostTasks).map((each) => [each.name, ...figureCells(each)]), page, taskColumns(tasks))}${rest(tasks.length - mostTasks, 'task')}`, paint),
    ...solvedBlock('Solved more often than before', solved.won, page),
    ...solvedBlock('Solved less often than before', solved.lost, page),
    ...frictionBlock(page),
    ...listBlock('New findings', findings.new.map(findingWords), page),
    ...listBlock('Findings that are gone', findings.vanished.map(findingWords), page),
    ...listBlock('What differs between the runs', comparison.differs.map(differenceWords), page, Infinity),
    ...comparisonNotes(comparison).map((note) => paint('yellow', wrap(`Note: ${note}`, columns))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The rest is in the JSON document. */
const mostTasks = 12;
const mostItems = 5;

interface Page {
  comparison: RunComparison;
  columns: number;
  paint: Paint;
}

function paintVerdict(text: string, { verdict }: RunComparison, paint: Paint): string {
  return verdict === 'no conclusion' ? paint('bold', text) : paint(['bold', verdict === 'better' ? 'green' : 'red'], text);
}

/** As many columns as fit; narrower than two of them, a short paragraph for each row. */
function table(first: string, rows: readonly string[][], { columns, paint }: Page, most: number = figureTitles.length): string {
  const cells = rows.map((row) => row.map(terminalText));
  for (let count = most; count >= 3; count -= 1) {
    const titles = [first, ...figureTitles.slice(0, count)].map((title) => paint('dim', title));
    const text = layOut(titles, cells.map((row) => row.slice(0, count + 1)));
    if (lineWidth(text) <= columns) return text;
  }
  return cells.map(([name = '', ...figures]) => wrap(`${name}: ${figures.slice(0, most).map((figure, i) => `${figureTitles[i] ?? ''} ${figure}`).join(', ')}`, columns)).join('\n');
}

function solvedBlock(title: string, changes: readonly SolvedChange[], page: Page): string[] {
  return listBlock(title, solvedLines(changes, page.comparison), page, mostTasks);
}

function frictionBlock({ comparison: { friction: { classes, pairs } }, columns, paint }: Page): string[] {
  const changed = classes.filter(({ base, head }) => base !== head).slice(0, mostItems);
  if (changed.length === 0) return [];
  const lines = changed.map(({ class: kind, base, head }) => item(`${String(base)} → ${String(head)}  ${frictionWords[kind]} (${kind})`, columns));
  return [titled(wrap(`Friction, attempts of ${String(pairs)} that met it`, columns), lines.join('\n'), paint)];
}

function listBlock(title: string, items: readonly string[], { columns, paint }: Page, most = mostItems): string[] {
  if (items.length === 0) return [];
  return [titled(wrap(title, columns), `${items.slice(0, most).map((text) => item(text, columns)).join('\n')}${rest(items.length - most, 'more')}`, paint)];
}

function titled(title: string, body: string, paint: Paint): string {
  return `${paint('bold', title)}\n${body}`;
}

function item(text: string, columns: number): string {
  return wrap(text, columns - 2).split('\n').map((line) => `  ${line}`).join('\n');
}

function rest(count: number, noun: string): string {
  if (count <= 0) return '';
  return `\n  and ${String(count)} more${noun === 'more' ? '' : ` ${noun}${count === 1 ? '' : 's'}`}`;
}

function wrap(text: string, columns: number): string {
  return wrapText(terminalText(text), columns);
}
