import type { Report } from '../report.ts';
import { visibleText } from '../visible-text.ts';

/** The report with every text in it made safe to look at, so that no view can forget to. */
export function visibleReport(report: Report): Report {
  // Strings stay strings and keys stay keys, so it is a report still.
  return visible(report) as Report;
}

function visible(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visibleText(key), visible(inner)]));
}
