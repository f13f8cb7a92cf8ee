import { setTimeout as sleep } from 'node:timers/promises';
import type { AIMessage } from '@langchain/core/messages';
import type { CallFailure, ChatEndpoint } from './chat-endpoint.ts';

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

/** An endpoint that cannot be reached at all is not worth more calls than this: it is mostly a wrong address. */
const triesWhenUnreachable = 3;

/** Calls a model until it replies, its failure is not transient, or patience ends. `lostMs` is time that the endpoint wasted. */
export async function callWithRetries(call: () => Promise<AIMessage>, endpoint: ChatEndpoint, signal: AbortSignal): Promise<CallResult> {
  const { patience } = endpoint;
  const begin = performance.now();
  for (let tried = 1; ; tried += 1) {
    const start = performance.now();
    let failure: CallFailure;
    try {
      const reply = await call();
      if (!endpoint.isComplete(reply)) throw new CutReply();
      return { kind: 'replied', reply, milliseconds: Math.round(performance.now() - start), lostMs: start - begin };
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      failure = error instanceof CutReply ? cutReply(error) : endpoint.explain(error);
    }
    if (failure.kind !== 'transient') return { kind: 'failed', failure };
    const waitMs = failure.waitMs ?? patience.firstWaitMs * 2 ** (tried - 1);
    const tries = failure.unreachable ? Math.min(triesWhenUnreachable, patience.tries) : patience.tries;
    if (tried >= tries || waitMs > patience.longestWaitMs) return { kind: 'failed', failure };
    try {
      await sleep(waitMs, undefined, { signal });
    } catch {
      return { kind: 'aborted' };
    }
  }
}

function cutReply({ message }: CutReply): CallFailure {
  return { kind: 'transient', reason: message, waitMs: null, fatal: false, unreachable: false };
}
