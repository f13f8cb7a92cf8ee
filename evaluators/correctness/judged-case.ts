import type { CaseRun } from '../../tasks/execution.ts';

/** A hidden case with what came of it. */
export type JudgedCase =
  | { kind: 'passed'; name: string; milliseconds: number }
  | { kind: 'wrong'; name: string; message: string; milliseconds: number }
  /** Did not come out the same in every run, and did not pass in every one either. */
  | { kind: 'unsteady'; name: string; message: string; milliseconds: number }
  | { kind: 'failed'; name: string; run: FailedRun; milliseconds: number };

export type FailedRun = Exclude<CaseRun, { kind: 'returned' }>;

/** In words, for the case's line in a report; empty when it passed. */
export function caseMessage(judged: JudgedCase): string {
  switch (judged.kind) {
    case 'passed': return '';
    case 'wrong': return judged.message;
    case 'unsteady': return `not the same in every run: ${judged.message}`;
    case 'failed': return failureMessage(judged.run);
  }
}

/** What happened instead of a value being returned. */
export function failureMessage(run: FailedRun): string {
  switch (run.kind) {
    case 'threw': return `threw ${shorten(run.error.name)}: ${shorten(run.error.message)}`;
    case 'not-serialisable': return `cannot be compared: ${run.reason}`;
    case 'timed-out': return `took longer than ${String(run.seconds)} s`;
    case 'crashed': return `${run.reason}: ${run.detail}`;
  }
}

const longestText = 1000;

/** Some errors quote their whole input. */
export function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
