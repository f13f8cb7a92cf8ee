import path from 'node:path';
import { comparedReport } from '../../reports/comparison/compared-report.ts';
import { readReportDocument } from '../../reports/comparison/read-report-document.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { findRun } from '../../runs/find-run.ts';
import type { Store } from '../../runs/store.ts';

/** A side as it is compared: a name that ends in `.json` is a report document, every other a run of the store, which is asked for only then. */
export function openSide(name: string, { store, workingFolder }: { store: () => Store; workingFolder: string }): ComparedRun {
  if (name.endsWith('.json')) return comparedReport(readReportDocument(path.resolve(workingFolder, name)));
  const run = findRun(store(), name);
  return comparedRunOf(run, store().eachOutcome(run));
}
