import type { Ending } from '../attempt.ts';
import type { LedgerResult } from './call-with-ledger.ts';
import type { CallFailure } from './chat-endpoint.ts';
import type { Talk } from './talk.ts';

export const interrupted: Ending = { kind: 'world-failed', reason: 'The run was interrupted.', fatal: false };

/** How an attempt ends that gets no further reply. */
export function endingWithoutReply(result: Exclude<LedgerResult, { kind: 'replied' | 'kept' }>, talk: Talk): Ending {
  switch (result.kind) {
    case 'aborted':
      return endingOfAbort(talk);
    case 'failed':
      return endingOfFailure(result.failure);
    case 'spent':
      return result.what === 'trial' ? { kind: 'budget-spent', budget: 'cost' } : { kind: 'world-failed', reason: 'The budget of the run is spent.', fatal: false };
  }
}

/** How an attempt ends whose call failed for good. */
function endingOfFailure(failure: CallFailure): Ending {
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
function endingOfAbort({ job, turns }: Talk): Ending {
  if (job.signal.aborted) return interrupted;
  if (turns > 0) return { kind: 'budget-spent', budget: 'seconds' };
  return { kind: 'world-failed', reason: `The endpoint gave no reply within ${String(job.persona.budgets.seconds)} seconds.`, fatal: false };
}

/** The graph is left by an error when the signal aborts it; any other error is a fault of ours, not the developer's. */
export function endingOfError(error: unknown, talk: Talk): Ending {
  if (talk.signal.aborted) return endingOfAbort(talk);
  return { kind: 'world-failed', reason: `The conversation broke off: ${error instanceof Error ? error.message : String(error)}`, fatal: false };
}
