/** What a command may touch of the world; `main.ts` makes the real one. */
export interface CliContext {
  environment: Record<string, string | undefined>;
  /** Absolute; relative paths that the user gives begin here. */
  workingFolder: string;
  /** Results: text for people, or one JSON document. */
  output: Terminal;
  /** Progress and messages. */
  messages: Terminal;
  /** Aborted by Ctrl-C or SIGTERM. */
  signal: AbortSignal;
  now: () => Date;
}

export interface Terminal {
  write: (text: string) => void;
  isTerminal: boolean;
  columns: number;
  colour: boolean;
}

/** 0 done; 1 a gate that was asked for failed; 2 could not do it; 3 stopped early with work saved. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command's work, given what commander parsed. */
export type Action = (context: CliContext) => Promise<ExitCode>;
