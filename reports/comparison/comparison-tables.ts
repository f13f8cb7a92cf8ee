import type { FindingChange, MeasureComparison, PartComparison, RunComparison, SolvedChange } from '../../runs/comparison/run-comparison.ts';
import { intervalPoints, plainPoints, signedPoints } from './signed-points.ts';

/** The columns of every table of figures; what comes first is what matters most where there is little room. */
export const figureTitles = ['Base', 'Head', 'Difference', 'Verdict', '95 % interval', 'p (Holm)', 'Detectable'] as const;

export function figureCells(measure: MeasureComparison): string[] {
  const { base, head, difference, verdict, adjusted, detectable } = measure;
  return [
    plainPoints(base), plainPoints(head), signedPoints(difference), verdict, intervalPoints(measure),
    adjusted === null ? '–' : adjusted < 0.001 ? 'under 0.001' : adjusted.toFixed(3), plainPoints(detectable),
  ];
}

/** What moved most comes first. */
export function byChange(parts: readonly PartComparison[]): PartComparison[] {
  return parts.toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
}

/** One line for each task, with the personas that make the difference. */
export function solvedLines(changes: readonly SolvedChange[], { libraries }: RunComparison): string[] {
  const tasks = new Map<string, string[]>();
  for (const { task, persona, library, base, head, of } of changes) {
    const title = libraries.length > 1 ? `${task} with ${library}` : task;
    tasks.set(title, [...(tasks.get(title) ?? []), of > 1 ? `${persona} ${String(base)}/${String(of)} → ${String(head)}/${String(of)}` : persona]);
  }
  return [...tasks].map(([title, personas]) => `${title}: ${personas.join(', ')}`);
}

/** Repeats alone tell how sure the figures of one task are. */
export function taskColumns(tasks: readonly PartComparison[]): number {
  return tasks.every(({ low }) => low === null) ? 3 : figureTitles.length;
}

/** What compilers and cases say may go on and on. */
const mostCharacters = 160;

export function findingWords({ code, symbol, attempts, example: { key, file, line, message } }: FindingChange): string {
  const place = file === '' ? '' : ` ${file}${line > 0 ? `:${String(line)}` : ''}`;
  return `${code}${symbol === undefined ? '' : ` ${symbol}`} in ${String(attempts)} attempt${attempts === 1 ? '' : 's'}, such as ${key}${place}: ${message.length > mostCharacters ? `${message.slice(0, mostCharacters)}…` : message}`;
}
