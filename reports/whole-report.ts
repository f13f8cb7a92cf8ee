import { joinTexts } from '../runs/shared-texts.ts';
import type { ReportAttempt, ReportDocument, WholeReport } from './report.ts';

/** A report document with every text where it is read. */
export function wholeReport({ texts, passages, attempts, ...head }: ReportDocument): WholeReport {
  const shared = { text: (place: number) => valueAt(texts, place), passage: (place: number) => valueAt(passages, place) };
  return { ...head, attempts: attempts.map((attempt) => joinTexts<ReportAttempt>(attempt, shared)) };
}

function valueAt<T>(values: readonly T[], place: number): T {
  const value = values[place];
  if (value === undefined) throw new Error(`The report has nothing at place ${String(place)}.`);
  return value;
}
