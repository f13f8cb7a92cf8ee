import type { Ending } from '../attempt.ts';
import type { CallFailure } from './chat-endpoint.ts';
import type { Talk } from './talk.ts';

export const interrupted: Ending = { kind: 'world-failed', reason: 'The run was interrupted.', fatal: false };

/** How an attempt ends whose call failed for good. */
export function endingOfFailure(failure: CallFailure): Ending {
  switch (failure.kind) {
    case 'transient':
    case 'permanent':
      return { kind: 'world-failed', reason: failure.reason, fatal: failure.fatal };
    case 'too-long':
      return { kind: 'budget-spent', budget: 'tokens' };
    case 'refused':
      return { kind: 'refused', text: failure.text };
  }
}

/** How an attempt ends whose signal was aborted. An endpoint that never said a word has not let the developer begin. */
export function endingOfAbort({ job, turns }: Talk): Ending {
  if (job.signal.aborted) return interrupted;
  if (turns > 0) return { kind: 'budget-spent', budget: 'seconds' };
  return { kind: 'world-failed', reason: `The endpoint gave no reply within ${String(job.persona.budgets.seconds)} seconds.`, fatal: false };
}

/** The graph is left by an error when the signal aborts it; any other error is a fault of ours, not the developer's. */
export function endingOfError(error: unknown, talk: Talk): Ending {
  if (talk.signal.aborted) return endingOfAbort(talk);
  return { kind: 'world-failed', reason: `The conversation broke off: ${error instanceof Error ? error.message : String(error)}`, fatal: false };
}
