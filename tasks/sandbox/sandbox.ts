import type { Limits } from '../task.ts';

/** How untrusted code runs: one member a file, all proved by one contract suite. */
export interface Sandbox {
  id: SandboxId;
  /** Whether a program sees no processes but those that it has started itself. */
  contained: boolean;
  /** Whether it works here, and if not, what the user can do about it. */
  probe(): Promise<Availability>;
  run(job: SandboxJob): Promise<SandboxResult>;
}

export type SandboxId = 'bubblewrap' | 'container' | 'none';

export type Availability = { kind: 'available'; version: string } | { kind: 'unavailable'; reason: string; remedy: string };

/** A Node program to run apart from everything else. */
export interface SandboxJob {
  /** File name to text: the program and its inputs, read-only to it. */
  files: Record<string, string>;
  /** File among `files` that Node starts. */
  main: string;
  /** Whether the program may load native add-ons. */
  addons: boolean;
  /** Sent on standard input, then closed. */
  input: string;
  /** Absolute folders readable under the same path, such as an installed library's. */
  readable: string[];
  limits: Limits & { totalSeconds: number };
  signal: AbortSignal;
}

export type SandboxResult =
  | {
      kind: 'ended';
      /** What the program wrote to file descriptor 3. */
      channel: string;
      /** Captured and capped. */
      stdout: string;
      stderr: string;
      exitCode: number | null;
      timedOut: boolean;
      milliseconds: number;
    }
  | { kind: 'world-failed'; reason: string };
