import type { Ending, Usage } from '../attempt.ts';
import type { AttemptJob } from '../attempt-job.ts';
import { createToolbox, type Toolbox } from '../toolbox.ts';
import type { NearingBudget } from './budget-notice.ts';
import type { ChatEndpoint } from './chat-endpoint.ts';
import type { ReplyStep } from './read-reply.ts';

/** A conversation with a chat model: what it needs, and how far it has come. */
export interface Talk {
  job: AttemptJob;
  endpoint: ChatEndpoint;
  toolbox: Toolbox;
  /** Aborted by the run, or when the persona's seconds are over. */
  signal: AbortSignal;
  runOutOfTime: () => void;
  /** Null while it goes on. */
  ending: Ending | null;
  usage: Usage;
  lastReply: ReplyStep | null;
  turns: number;
  reminded: boolean;
  /** Budgets of which it was said that their end is near. */
  warned: Set<NearingBudget>;
  /** Replies in a row whose calls could not be read or named no tool. */
  malformed: number;
  /** Milliseconds of waiting for a turn to call, and of an endpoint's failures: not the developer's. */
  lostMs: number;
  /** Of `performance.now()`. */
  start: number;
}

export function beginTalk(job: AttemptJob, endpoint: ChatEndpoint): Talk {
  const outOfTime = new AbortController();
  return {
    job,
    endpoint,
    toolbox: createToolbox(job),
    signal: AbortSignal.any([job.signal, outOfTime.signal]),
    runOutOfTime: () => { outOfTime.abort(); },
    ending: null,
    usage: { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    lastReply: null,
    turns: 0,
    reminded: false,
    warned: new Set(),
    malformed: 0,
    lostMs: 0,
    start: performance.now(),
  };
}

/** Milliseconds that are left of the persona's seconds. */
export function timeLeft({ start, lostMs, job }: Pick<Talk, 'start' | 'lostMs' | 'job'>): number {
  return job.persona.budgets.seconds * 1000 - (performance.now() - start - lostMs);
}
