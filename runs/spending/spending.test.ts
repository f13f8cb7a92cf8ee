import { describe, expect, test } from 'vitest';
import type { Usage } from '../../agents/attempt.ts';
import { createSpending, type Limits, type Reservation, type Spending } from './spending.ts';

const { signal } = new AbortController();
const price = { input: 1, cached: 0.1, output: 10 };
const used = (inputTokens: number, outputTokens: number, cachedTokens = 0): Usage => ({ calls: 1, inputTokens, cachedTokens, outputTokens, reasoningTokens: 0 });

function open(limits: Partial<Limits>, before: Usage[] = []): Spending {
  return createSpending({
    limits: { tokens: null, usd: null, trialUsd: null, ...limits }, priceOf: (model) => (model === 'priced' ? price : null),
    payments: before.map((usage) => ({ trial: 'a', model: 'priced', usage })),
  });
}

const call = { model: 'priced', sentCharacters: 4_000, trial: 'a' };

async function admitted(spending: Spending, changes: Partial<typeof call> = {}): Promise<Reservation> {
  const admission = await spending.admit({ ...call, ...changes }, signal);
  return admission.kind === 'admitted' ? admission : expect.fail(`the ${admission.what}'s budget is spent`);
}

describe('what is paid', () => {
  test('counts tokens, and dollars with cached input at its own price', async () => {
    const spending = open({});
    const { settle, mostOutputTokens } = await admitted(spending);
    settle(used(2_000_000, 100_000, 1_000_000));
    expect(mostOutputTokens).toBeNull();
    expect(spending.paid()).toEqual({ tokens: 2_100_000, usd: 1 + 0.1 + 1 });
  });

  test('is unknown in dollars as soon as one price is', async () => {
    const spending = open({});
    (await admitted(spending, { model: 'other' })).settle(used(10, 10));
    expect(spending.paid()).toEqual({ tokens: 20, usd: null });
  });

  test('begins with what earlier sittings paid, and a call without a reply costs nothing', async () => {
    const spending = open({ tokens: 100_000 }, [used(500, 500)]);
    (await admitted(spending)).settle(null);
    expect(spending.paid().tokens).toBe(1_000);
  });
});

describe('a limit', () => {
  test('lets the first call to a model go alone, and the others once it has told what they cost', async () => {
    const spending = open({ tokens: 100_000 });
    const first = await admitted(spending);
    let isSecond = false;
    const second = admitted(spending).then((reservation) => { isSecond = true; return reservation; });
    await new Promise(setImmediate);
    expect(isSecond).toBe(false);
    first.settle(used(1_000, 200));
    // 1,100 in by the first's measure, and a quarter of the rest at most.
    expect((await second).mostOutputTokens).toBe(Math.floor((100_000 - 1_200 - 1_100) / 4));
  });

  test.each<[Partial<Limits>]>([[{ tokens: 20_000 }], [{ usd: 0.05 }], [{ tokens: 9_000, usd: 0.02 }]])('%j is never passed, whatever is under way at once and however long the replies are', async (limits) => {
    const spending = open(limits);
    let worst = 0;
    const work = async (): Promise<void> => {
      for (;;) {
        const admission = await spending.admit({ ...call, trial: String(worst) }, AbortSignal.any([signal]));
        if (admission.kind === 'spent') return;
        await new Promise(setImmediate);
        // As long as it may be.
        admission.settle(used(1_000, admission.mostOutputTokens ?? 0));
        worst += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, work));
    const { tokens, usd } = spending.paid();
    expect(worst).toBeGreaterThan(0);
    expect(tokens).toBeLessThanOrEqual(limits.tokens ?? Infinity);
    expect(usd ?? Infinity).toBeLessThanOrEqual(limits.usd ?? Infinity);
  });

  test('of a trial ends that trial alone', async () => {
    const spending = open({ trialUsd: 0.01 });
    (await admitted(spending)).settle(used(1_000, 800));
    expect(await spending.admit(call, signal)).toEqual({ kind: 'spent', what: 'trial' });
    expect((await spending.admit({ ...call, trial: 'b' }, signal)).kind).toBe('admitted');
  });

  test('of a trial that bounds a reply is said to, and one reply as long as it allows keeps no other trial from its first', async () => {
    const spending = open({ trialUsd: 0.01 });
    const { boundBy, mostOutputTokens, settle } = await admitted(spending);
    expect(boundBy).toBe('trial');
    settle(used(1_400, mostOutputTokens ?? 0));
    expect((await spending.admit({ ...call, trial: 'b' }, signal)).kind).toBe('admitted');
    expect((await admitted(open({ tokens: 100_000 }))).boundBy).toBe('run');
  });

  test('holds for a first call whose text has many tokens, and where the cache is dearer than other input', async () => {
    const spending = createSpending({ limits: { tokens: null, usd: null, trialUsd: 0.02 }, payments: [], priceOf: () => ({ input: 1, cached: 4, output: 10 }) });
    const { mostOutputTokens, settle } = await admitted(spending);
    settle(used(1_900, mostOutputTokens ?? 0, 1_900));
    expect(spending.paid().usd).toBeLessThanOrEqual(0.02);
  });

  test('in dollars admits nothing of a model without a price', async () => {
    expect(await open({ usd: 1 }).admit({ ...call, model: 'other' }, signal)).toEqual({ kind: 'spent', what: 'run' });
  });

  test('in dollars admits what costs nothing, also once it is spent', async () => {
    const spending = createSpending({
      limits: { tokens: null, usd: 0.01, trialUsd: null }, payments: [{ trial: 'a', model: 'priced', usage: used(10_000, 0) }],
      priceOf: (model) => (model === 'priced' ? price : { input: 0, cached: 0, output: 0 }),
    });
    expect(spending.paid().usd).toBe(0.01);
    expect((await spending.admit({ ...call, model: 'free' }, signal)).kind).toBe('admitted');
  });

  test('a call that waits ends with the signal', async () => {
    const spending = open({ tokens: 100_000 });
    await admitted(spending);
    const stop = new AbortController();
    const waiting = spending.admit(call, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
