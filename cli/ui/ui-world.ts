import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import type { Store } from '../../runs/store.ts';
import type { CliContext } from '../context.ts';
import type { Answers } from './answer-beside.ts';
import type { RunJobs } from './run-jobs.ts';

/** What the routes of the live page work with. */
export interface UiWorld {
  /** Absolute. */
  home: string;
  /** As the user gave it: part of the commands that are shown. */
  homeOption: string;
  store: Store;
  jobs: RunJobs;
  answers: Answers;
  /** Sittings of other terminals that were interrupted from here, by `sittingKey`. */
  interrupted: Set<string>;
  /** How runs that the page starts keep submitted code apart. */
  sandbox: SandboxId;
  context: CliContext;
  /** Aborted when the server is to end. */
  signal: AbortSignal;
}
