import type { MeasureComparison, PartComparison, RunComparison, SolvedChange } from '../../runs/comparison/run-comparison.ts';
import type { FindingChange } from '../../runs/comparison/run-comparison.ts';
import { intervalPoints, plainPoints, signedPoints } from './signed-points.ts';

/** The columns of every table of figures; what comes first is what matters most where there is little room. */
export const figureTitles = ['Base', 'Head', 'Difference', 'Verdict', '95 % interval', 'p (Holm)', 'Detectable'] as const;

export function figureCells(measure: MeasureComparison): string[] {
  const { base, head, difference, verdict, adjusted, detectable } = measure;
  return [
    plainPoints(base), plainPoints(head), signedPoints(difference), verdict, intervalPoints(measure),
    adjusted === null ? '–' : adjusted < 0.001 ? '< 0.001' : adjusted.toFixed(3), plainPoints(detectable),
  ];
}

/** What moved most comes first. */
export function byChange(parts: readonly PartComparison[]): PartComparison[] {
  return parts.toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
}

export function solvedWords({ task, persona, library, base, head, of }: SolvedChange, { libraries }: RunComparison): string {
  const where = libraries.length > 1 ? `, ${library}` : '';
  return `${task} (${persona}${where})${of > 1 ? ` ${String(base)}/${String(of)} → ${String(head)}/${String(of)}` : ''}`;
}

export function findingWords({ code, symbol, attempts, example: { key, file, line, message } }: FindingChange): string {
  const place = file === '' ? '' : ` ${file}${line > 0 ? `:${String(line)}` : ''}`;
  return `${code}${symbol === undefined ? '' : ` ${symbol}`} in ${String(attempts)} attempt${attempts === 1 ? '' : 's'}, such as ${key}${place}: ${message}`;
}
