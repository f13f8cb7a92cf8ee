import type { CaseSet } from './cases.ts';
import type { CodeFile } from './code-file.ts';

/** One programming job of a suite. */
export interface Task {
  id: string;
  title: string;
  /** Name of the exported function that the harness calls. */
  entry: string;
  limits: Limits;
  /** Markdown that the persona reads; names no library. */
  instructions: string;
  cases: CaseSet;
  /** By library id. */
  solutions: Record<string, Solutions>;
  /** Absolute path of the task's folder. */
  folder: string;
}

/** Per case: wall-clock seconds and memory in MiB. */
export interface Limits {
  seconds: number;
  memoryMb: number;
}

/** What the suite's authors wrote for one task and library. */
export interface Solutions {
  starter: CodeFile;
  /** Accepted solutions: each passes every case. */
  references: CodeFile[];
  /** Planted mistakes: each fails at least one hidden case. */
  wrong: CodeFile[];
}
