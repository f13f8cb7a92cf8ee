import type { Ending } from '../../agents/attempt.ts';
import type { Trial } from '../../agents/trial.ts';
import type { Dimension } from '../../evaluators/evaluation.ts';
import type { Amount } from '../../runs/spending/account.ts';
import type { RunSummary } from '../../runs/store.ts';

/** What the live page is told again and again, in one piece. */
export interface LiveState {
  /** Newest first; the first few hundred. */
  runs: LiveRun[];
  /** How many there are. */
  runCount: number;
  /** Processes that this server has begun, newest first. */
  jobs: LiveJob[];
  /** Of the run that the page is about. */
  latest: LatestAttempt[];
}

export interface LiveRun extends RunSummary {
  /** That it is kept under. */
  names: string[];
  /** What was paid for; null where no model was called. */
  spent: Amount | null;
  state: RunState;
  /** Null where it is not known, as of runs of older versions. */
  asked: AskedBefore | null;
}

export type RunState =
  | { kind: 'finished' }
  | {
    kind: 'under-way';
    pid: number;
    /** The process of this server that does it; null where it was begun elsewhere. */
    job: string | null;
    /** ISO 8601. */
    begunAt: string;
    /** Null while it is too early to tell. */
    pace: { perMinute: number; minutesLeft: number } | null;
    /** Of a process that was begun elsewhere: whether it can be interrupted from here, was, or cannot, as where it is of another machine. */
    stop: 'can' | 'asked' | 'cannot';
    /** The machine of its process, where that is another one. */
    host: string | null;
  }
  /** Empty where it is not known why, as after a kill. */
  | { kind: 'stopped'; reason: string };

/** What whoever sat last at a run had asked for, which going on takes up. */
export interface AskedBefore {
  concurrency: number;
  /** As they are typed: `--fail-under`, `usability=70`. */
  gates: string[];
}

/** A process that this server has begun: it installs and indexes what is missing before there is a run. */
export interface LiveJob {
  id: string;
  /** As it would be typed. */
  command: string;
  /** ISO 8601. */
  startedAt: string;
  /** Null until it has planned one. */
  run: string | null;
  state: 'working' | 'stopping' | 'ended';
  /** Null while it works, and where a signal ended it. */
  exitCode: number | null;
  /** The last lines that it wrote. */
  messages: string[];
}

export interface LatestAttempt {
  key: string;
  trial: Trial;
  ending: Ending['kind'];
  /** Null where unscored. */
  scores: Record<Dimension, number | null>;
}
