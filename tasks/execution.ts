/** What came of running a submission: one entry in `cases` for each input, in order. */
export type Execution =
  | { kind: 'ran'; cases: CaseRun[]; stdout: string; stderr: string; milliseconds: number }
  /** The submission does not compile or cannot import what it names. */
  | { kind: 'not-compiled'; problems: CompileProblem[] }
  /** The sandbox or the machine failed, not the submission. */
  | { kind: 'world-failed'; reason: string };

/** What one call of the entry did. */
export type CaseRun =
  | { kind: 'returned'; value: unknown; milliseconds: number }
  | { kind: 'threw'; error: ThrownError; milliseconds: number }
  /** A value that cannot leave the sandbox, such as a function or a circular structure. */
  | { kind: 'not-serialisable'; reason: string; milliseconds: number }
  | { kind: 'timed-out'; seconds: number }
  /** The process ended or ran out of memory before the entry returned, or its promise never settled. */
  | { kind: 'crashed'; reason: 'out-of-memory' | 'exited' | 'killed' | 'never-settled'; detail: string };

export interface ThrownError {
  name: string;
  message: string;
  /** Innermost first, in terms of the submitted files and the library's packages. */
  frames: StackFrame[];
}

export interface StackFrame {
  /** Name of a submitted file, or the path inside `node_modules`. */
  file: string;
  /** Set when the frame lies in an installed package. */
  package?: string;
  line: number;
  column: number;
}

export interface CompileProblem {
  message: string;
  file: string;
  /** 1-based. */
  line: number;
  column: number;
  /** The module specifier that could not be resolved, when that is the problem. */
  missingModule?: string;
}
