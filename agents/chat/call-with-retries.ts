import { setTimeout as sleep } from 'node:timers/promises';
import type { AIMessage } from '@langchain/core/messages';
import type { CallFailure, ChatEndpoint, Patience, TransientFailure } from './chat-endpoint.ts';

export type CallResult =
  | { kind: 'replied'; reply: AIMessage; milliseconds: number; lostMs: number }
  | { kind: 'failed'; failure: CallFailure }
  /** The signal ended it. */
  | { kind: 'aborted' };

/** Said when a call came back without its end. */
class CutReply extends Error {
  override readonly name = 'CutReply';
  override readonly message = 'the reply was cut off';
}

/** An endpoint that has never answered is not worth more calls than this where it cannot even be reached: it is mostly a wrong address. */
const triesWhenUnreachable = 3;
const longestBackoffMs = 30_000;
/** One request may be what an endpoint chokes on; so many in a row, without an answer to any other, are not. */
const mostGivenUp = 3;

/**
 * Calls a model until it replies, its failure is not transient, or patience ends: after so many tries while others get
 * answers, and after so long where nobody does. `lostMs` is time that the endpoint wasted.
 */
export async function callWithRetries(call: () => Promise<AIMessage>, endpoint: ChatEndpoint, signal: AbortSignal): Promise<CallResult> {
  const { gate, patience } = endpoint;
  const begin = performance.now();
  let { answers } = gate;
  for (let tried = 0, counted = 0; ; ) {
    let start = performance.now();
    let { pushBacks } = gate;
    try {
      const reply = await gate.enter(() => {
        start = performance.now();
        ({ pushBacks } = gate);
        return call();
      }, signal);
      if (!endpoint.isComplete(reply)) throw new CutReply();
      gate.answered();
      return { kind: 'replied', reply, milliseconds: Math.round(performance.now() - start), lostMs: start - begin };
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      const failure = error instanceof CutReply ? cutReply(error) : endpoint.explain(error);
      if (failure.kind !== 'transient') return { kind: 'failed', failure };
      gate.failed();
      tried += 1;
      // In an outage, which is everybody's, tries say nothing about this call.
      const isOutage = failure.fatal && gate.answers > 0 && gate.answers === answers;
      if (!isOutage) counted += 1;
      ({ answers } = gate);
      // "At once" is taken at its word one time: an endpoint that says so again and again is not to be called without a pause.
      const waitMs = failure.waitMs === null || tried > 1 ? Math.max(failure.waitMs ?? 0, backoff(tried, patience)) : failure.waitMs;
      const isSilent = (gate.silentMs() ?? 0) + waitMs > patience.outageMs;
      const isOver = counted >= triesFor(failure, endpoint) || isSilent;
      // A wait that is not waited for this call is not to keep all others back either.
      if (failure.pushBack) gate.pushedBack({ pushBacks, waitMs: Math.min(waitMs, patience.outageMs) });
      if (isOver) {
        // It is everybody's where nobody got an answer: ever, for as long as patience lasts, since it began, or whatever was asked.
        const isEverybodys = gate.gaveUp() >= mostGivenUp || gate.answers === 0 || (isSilent && failure.waitMs === null) || (failure.fatal && isOutage);
        return { kind: 'failed', failure: { ...failure, fatal: isEverybodys } };
      }
      try {
        await sleep(waitMs, undefined, { signal });
      } catch {
        return { kind: 'aborted' };
      }
    }
  }
}

function triesFor({ unreachable }: TransientFailure, { gate, patience }: ChatEndpoint): number {
  return unreachable && gate.answers === 0 ? Math.min(triesWhenUnreachable, patience.tries) : patience.tries;
}

/** Doubled with each try, and drawn from its upper half, so that calls which failed together do not come back together. */
function backoff(tried: number, { firstWaitMs }: Patience): number {
  return Math.min(longestBackoffMs, firstWaitMs * 2 ** (tried - 1)) * (0.5 + Math.random() / 2);
}

function cutReply({ message }: CutReply): CallFailure {
  return { kind: 'transient', reason: message, waitMs: null, fatal: false, unreachable: false, pushBack: false };
}
