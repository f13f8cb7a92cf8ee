/** What the harness reads on standard input. No expected value is among it. */
export interface HarnessJob {
  /** Begins every line of the channel; submitted code never sees it. */
  nonce: string;
  entry: string;
  /** `args` is the JSON text of an array, parsed anew in each worker. */
  cases: { index: number; args: string }[];
  seconds: number;
  memoryMb: number;
  /** Whether native add-ons may be loaded. */
  addons: boolean;
}

/** One line of the channel after its nonce. */
export type HarnessMessage =
  | { kind: 'ready' }
  | { kind: 'started'; index: number }
  /** `result` is the JSON text of a `CaseResult`. */
  | { kind: 'done'; index: number; result: string };

/** What a worker says of its case: written by code that shares its thread with the submission, so check it. */
export type CaseResult =
  | { kind: 'returned'; milliseconds: number; value: unknown }
  | { kind: 'not-serialisable'; milliseconds: number; reason: string }
  | { kind: 'threw'; milliseconds: number; name: string; message: string; stack: string }
  | { kind: 'no-entry'; exported: string }
  | { kind: 'out-of-memory' }
  | { kind: 'timed-out' }
  | { kind: 'never-settled' }
  | { kind: 'exited'; code: number };
