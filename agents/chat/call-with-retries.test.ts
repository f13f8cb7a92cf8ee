import { AIMessage } from '@langchain/core/messages';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, test } from 'vitest';
import { callWithRetries } from './call-with-retries.ts';
import type { ChatEndpoint, Patience, TransientFailure } from './chat-endpoint.ts';
import { createGate } from './gate.ts';

const { signal } = new AbortController();
const down: TransientFailure = { kind: 'transient', reason: 'it is down', waitMs: null, fatal: true, unreachable: false, pushBack: false };

/** An endpoint whose failures are thrown as they are to be understood. */
function endpointWith(patience: Partial<Patience> = {}): ChatEndpoint {
  return {
    model: new FakeListChatModel({ responses: [] }), isComplete: () => true, gate: createGate(),
    explain: (error) => (error as { failure: TransientFailure }).failure,
    patience: { tries: 3, firstWaitMs: 1, outageMs: 1_000, silenceMs: 1_000, ...patience },
  };
}

function failing(times: number, failure: TransientFailure = down): { call: () => Promise<AIMessage>; made: () => number } {
  let made = 0;
  return {
    made: () => made,
    call: () => {
      made += 1;
      return made > times ? Promise.resolve(new AIMessage('here')) : Promise.reject(Object.assign(new Error(failure.reason), { failure }));
    },
  };
}

describe('how long a failure is waited out', () => {
  test('an endpoint that never answered gets so many tries, and fewer where it cannot be reached', async () => {
    const [slow, gone] = [failing(9), failing(9, { ...down, unreachable: true })];
    expect(await callWithRetries(slow.call, endpointWith({ tries: 5 }), signal)).toMatchObject({ kind: 'failed', failure: { fatal: true } });
    expect(await callWithRetries(gone.call, endpointWith({ tries: 5 }), signal)).toMatchObject({ kind: 'failed', failure: { fatal: true } });
    expect([slow.made(), gone.made()]).toEqual([5, 3]);
  });

  test('an outage of an endpoint that answered before is waited out, however many tries it takes', async () => {
    const endpoint = endpointWith({ tries: 2 });
    await callWithRetries(failing(0).call, endpoint, signal);
    const long = failing(7);
    expect(await callWithRetries(long.call, endpoint, signal)).toMatchObject({ kind: 'replied' });
    expect(long.made()).toBe(8);
  });

  test('one that lasts too long is everybody\'s', async () => {
    const endpoint = endpointWith({ outageMs: 60 });
    await callWithRetries(failing(0).call, endpoint, signal);
    expect(await callWithRetries(failing(1e6).call, endpoint, signal)).toMatchObject({ kind: 'failed', failure: { fatal: true, reason: 'it is down' } });
  });

  test('so is any failure that lasts, and one that meets call after call, but not one that meets a single call', async () => {
    const odd: TransientFailure = { ...down, reason: 'it answered 500', fatal: false };
    const fatal = async (endpoint: ChatEndpoint): Promise<unknown> => {
      const result = await callWithRetries(failing(1e6, odd).call, endpoint, signal);
      return result.kind === 'failed' && result.failure.kind === 'transient' ? result.failure.fatal : result;
    };
    expect(await fatal(endpointWith())).toBe(true);
    const [often, long] = [endpointWith({ tries: 2 }), endpointWith({ tries: 1e6, outageMs: 60 })];
    for (const endpoint of [often, long]) await callWithRetries(failing(0).call, endpoint, signal);
    expect(await fatal(long)).toBe(true);
    expect([await fatal(often), await fatal(often), await fatal(often)]).toEqual([false, false, true]);
    await callWithRetries(failing(0).call, often, signal);
    expect(await fatal(often)).toBe(false);
  });

  test('a call that fails while others are answered has only so many tries, and is its own failure', async () => {
    const endpoint = endpointWith();
    await callWithRetries(failing(0).call, endpoint, signal);
    let made = 0;
    const result = await callWithRetries(async () => {
      made += 1;
      await callWithRetries(failing(0).call, endpoint, signal);
      throw Object.assign(new Error('down'), { failure: down });
    }, endpoint, signal);
    expect(result).toMatchObject({ kind: 'failed', failure: { fatal: false } });
    expect(made).toBe(3);
  });

  test('a longer wait than patience allows is not waited', async () => {
    const busy = failing(1, { ...down, waitMs: 5_000 });
    expect((await callWithRetries(busy.call, endpointWith(), signal)).kind).toBe('failed');
  });

  test('and does not keep the others back for longer', async () => {
    const endpoint = endpointWith({ outageMs: 20 });
    await callWithRetries(failing(0).call, endpoint, signal);
    await callWithRetries(failing(1, { ...down, pushBack: true, waitMs: 1e12 }).call, endpoint, signal);
    expect((await callWithRetries(failing(0).call, endpoint, AbortSignal.timeout(4_000))).kind).toBe('replied');
  });

  test('an endpoint that says "at once" again and again is called with pauses all the same', async () => {
    const endpoint = endpointWith({ firstWaitMs: 20, outageMs: 500 });
    await callWithRetries(failing(0).call, endpoint, signal);
    const busy = failing(1e6, { ...down, pushBack: true, waitMs: 0 });
    await callWithRetries(busy.call, endpoint, signal);
    expect(busy.made()).toBeLessThan(12);
  });
});

test('as many calls as an endpoint takes go on at once: half after it pushed back, one more after each round of answers', async () => {
  const endpoint = endpointWith({ tries: 20 });
  let now = 0;
  let most = 0;
  let pushes = 8;
  const call = async (): Promise<AIMessage> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now -= 1;
    if (pushes > 0) {
      pushes -= 1;
      throw Object.assign(new Error('429'), { failure: { ...down, pushBack: true, waitMs: 1 } });
    }
    return new AIMessage('here');
  };
  const all = (count: number) => Promise.all(Array.from({ length: count }, () => callWithRetries(call, endpoint, signal)));
  // The first eight are pushed back together, which is one sign, and come back four at a time.
  const first = all(8);
  await new Promise((resolve) => setTimeout(resolve, 3));
  most = 0;
  expect((await first).every(({ kind }) => kind === 'replied')).toBe(true);
  expect(most).toBeLessThan(8);
  const before = most;
  await all(60);
  expect(most).toBeGreaterThan(before);
});
