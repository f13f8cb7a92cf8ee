import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** What all conversations with one endpoint share: how many calls it takes at once, when it may be called again, and since when nobody has got an answer. */
export interface Gate {
  /** Makes a call in its turn; rejects when the signal is aborted before that. */
  enter<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
  answered(): void;
  /** The endpoint asked for fewer calls, and for none during this time. */
  pushedBack(call: { pushBacks: number; waitMs: number }): void;
  failed(): void;
  /** A call was given up. Gives how many were since the last answer. */
  gaveUp(): number;
  /** Milliseconds since the first of the failures that no answer came between; null when the last word was an answer. */
  silentMs(): number | null;
  /** Calls that it has answered. */
  readonly answers: number;
  /** Push-backs so far: calls that began after the same one and are pushed back are one sign. */
  readonly pushBacks: number;
}

/**
 * Additive increase, multiplicative decrease (Chiu and Jain, 1989, "Analysis of the increase and decrease algorithms for
 * congestion avoidance in computer networks"): a push-back halves how many calls go on at once, and a whole round of answers allows one more.
 */
export function createGate(): Gate {
  const limit = pLimit(Number.POSITIVE_INFINITY);
  let pushBacks = 0;
  let answeredInRound = 0;
  let openAt = 0;
  let firstFailure: number | null = null;
  let answers = 0;
  let givenUp = 0;
  return {
    enter: (call, signal) => limit(async () => {
      for (let wait = openAt - performance.now(); wait > 0; wait = openAt - performance.now()) await sleep(wait, undefined, { signal });
      signal.throwIfAborted();
      return await call();
    }),
    answered: () => {
      answers += 1;
      firstFailure = null;
      givenUp = 0;
      answeredInRound += 1;
      if (!Number.isFinite(limit.concurrency) || answeredInRound < limit.concurrency) return;
      answeredInRound = 0;
      limit.concurrency += 1;
    },
    pushedBack: (call) => {
      openAt = Math.max(openAt, performance.now() + call.waitMs);
      if (call.pushBacks !== pushBacks) return;
      pushBacks += 1;
      answeredInRound = 0;
      limit.concurrency = Math.max(1, Math.floor(Math.min(limit.concurrency, limit.activeCount + 1) / 2));
    },
    failed: () => { firstFailure ??= performance.now(); },
    gaveUp: () => {
      givenUp += 1;
      return givenUp;
    },
    silentMs: () => (firstFailure === null ? null : performance.now() - firstFailure),
    get answers() { return answers; },
    get pushBacks() { return pushBacks; },
  };
}
