import path from 'node:path';
import { comparedReport } from '../../reports/comparison/compared-report.ts';
import { readReportDocument } from '../../reports/comparison/read-report-document.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { findRun } from '../../runs/find-run.ts';
import { openStore } from '../../runs/store.ts';

export interface SidesPlace {
  home: string;
  workingFolder: string;
}

/** Both as they are compared: a name that ends in `.json` is a report document, every other a run of the store. */
export function openSides({ base, head }: { base: string; head: string }, place: SidesPlace): { base: ComparedRun; head: ComparedRun } {
  return { base: openSide(base, place), head: openSide(head, place) };
}

function openSide(name: string, { home, workingFolder }: SidesPlace): ComparedRun {
  if (name.endsWith('.json')) return comparedReport(readReportDocument(path.resolve(workingFolder, name)));
  using store = openStore(home);
  const run = findRun(store, name);
  return comparedRunOf(run, store.listOutcomes(run));
}
