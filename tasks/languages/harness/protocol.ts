/** What the harness reads on standard input. No expected value is among it. */
export interface HarnessJob {
  /** Begins every line of the channel, so that it is found among what submitted code may write there. */
  marker: string;
  /** Hexadecimal; seals every line. Only the thread that submitted code never enters holds it. */
  key: string;
  entry: string;
  cases: HarnessCase[];
  seconds: number;
  memoryMb: number;
  /** Whether native add-ons may be loaded. */
  addons: boolean;
  /** Whether every other process in sight was started by submitted code. */
  alone: boolean;
  /** Whether a thread may take another case when the one before has left its realm as it was. */
  shareThreads: boolean;
  /** Whether the program is a module that makes an instance of it for each call. */
  makes: boolean;
}

export interface HarnessCase {
  index: number;
  /** The JSON text of an array, parsed anew for each case. */
  args: string;
}

/** To a thread: run a case, or say whether the realm is as it was before the last one. */
export type ThreadRequest = ({ kind: 'run' } & HarnessCase) | { kind: 'restore' };

/**
 * What a thread says beside the JSON text of a `CaseResult`. Texts, because making anything else would ask objects that
 * submitted code can change.
 */
export const threadWords = {
  /** Nothing is left to wait for, and there is no result. */
  drained: 'drained',
  restored: 'restored',
  changed: 'changed',
} as const;

/**
 * One line of the channel: marker, seal and this as JSON. Submitted code can put a file of its own in the place of the
 * channel's descriptor and read there what was meant for the channel, so a secret in the line would not stay one: the
 * seal is the HMAC-SHA-256 of the JSON text.
 */
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
