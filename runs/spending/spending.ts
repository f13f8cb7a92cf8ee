import { EventEmitter, once } from 'node:events';
import type { Usage } from '../../agents/attempt.ts';
import type { AdmittedCall, PlannedCall } from '../../agents/chat/ledger.ts';
import type { Payment } from '../store-replies.ts';
import { emptyAccount, pay, release, reserve, type Account, type Amount } from './account.ts';
import { costOf, type Price } from './price.ts';

/** Null: as much as it takes. */
export interface Limits {
  /** Input and output tokens of the whole run, judges and earlier sittings included. */
  tokens: number | null;
  /** US dollars of the whole run. */
  usd: number | null;
  /** US dollars of each trial. */
  trialUsd: number | null;
}

export interface SpendingRequest {
  limits: Limits;
  /** Paid in earlier sittings. */
  payments: readonly Payment[];
  /** Null where no price is known: a limit in dollars then admits nothing of that model. */
  priceOf: (model: string) => Price | null;
}

/** What a run has paid for and may still pay for. */
export interface Spending {
  /** Waits until the call fits beside those under way, all at their worst. Rejects when the signal is aborted. */
  admit(call: PlannedCall & { trial: string }, signal: AbortSignal): Promise<Reservation | { kind: 'spent'; what: 'run' | 'trial' }>;
  paid(): Amount;
}

export interface Reservation extends Pick<AdmittedCall, 'kind' | 'mostOutputTokens' | 'boundBy'> {
  /** Called once; null where no reply came. */
  settle: (usage: Usage | null) => void;
}

/** A reply gets no more room than this. */
const mostOutput = 32_768;
/** Of what is left, so that calls under way at once all get some. */
const share = 1 / 4;
/** Until a reply has told better. Text has mostly four characters a token, but code and schemas have fewer, and a limit is hard for the first call as well. */
const tokensPerCharacter = 1 / 2;
const margin = 1.1;

/** What a model's replies so far tell of the next one. */
interface Experience {
  /** The most that a character sent has cost. */
  tokensPerCharacter: number;
  /** Tokens of the longest reply: where no more than that is left, another is not worth asking for. */
  longestReply: number;
}

/** Hard limits: a call is admitted only where everything under way, each reply as long as it may be, fits into what is left. */
export function createSpending({ limits, payments, priceOf }: SpendingRequest): Spending {
  const isLimited = Object.values(limits).some((limit) => limit !== null);
  const run = emptyAccount();
  const trials = new Map<string, Account>();
  const experiences = new Map<string, Experience>();
  const settlements = new EventEmitter().setMaxListeners(0);

  const accountsOf = (trial: string): [Account, Account] => {
    const account = trials.get(trial) ?? emptyAccount();
    trials.set(trial, account);
    return [run, account];
  };
  const payFor = ({ trial, model, usage }: Payment): void => {
    const price = priceOf(model);
    for (const account of accountsOf(trial)) pay(account, { tokens: usage.inputTokens + usage.outputTokens, usd: price === null ? null : costOf(usage, price) });
  };
  for (const payment of payments) payFor(payment);
  const learn = (model: string, { inputTokens, outputTokens }: Usage, sentCharacters: number): void => {
    const { tokensPerCharacter: before = 0, longestReply = 1 } = experiences.get(model) ?? {};
    experiences.set(model, { tokensPerCharacter: Math.max(before, (margin * inputTokens) / Math.max(1, sentCharacters)), longestReply: Math.max(longestReply, outputTokens) });
  };

  return {
    paid: () => run.paid,
    admit: async ({ model, trial, sentCharacters }, signal) => {
      if (!isLimited) return { kind: 'admitted', mostOutputTokens: null, settle: (usage) => { if (usage !== null) payFor({ trial, model, usage }); } };
      const price = priceOf(model);
      const accounts = accountsOf(trial);
      const [, own] = accounts;
      for (;;) {
        signal.throwIfAborted();
        const known = experiences.get(model);
        const least = known?.longestReply ?? 1;
        const call = { price, input: Math.ceil(sentCharacters * (known?.tokensPerCharacter ?? tokensPerCharacter)) };
        const room = roomIn(run, limits, call);
        const ownRoom = roomIn(own, { tokens: null, usd: limits.trialUsd }, call);
        // One long reply of another trial is no reason not to let this one begin.
        const ownLeast = own.paid.tokens === 0 ? 1 : least;
        if (ownRoom < ownLeast && own.calls === 0) return { kind: 'spent', what: 'trial' };
        // The first call to a model is made alone: it tells what the others may cost.
        const mustWait = known === undefined && run.calls > 0;
        if (mustWait || room < least || ownRoom < ownLeast) {
          if (run.calls === 0) return { kind: 'spent', what: 'run' };
          await once(settlements, 'settled', { signal });
          continue;
        }
        const fair = known === undefined ? room : Math.max(least, Math.floor(room * share));
        const mostOutputTokens = Math.min(mostOutput, fair, ownRoom);
        const worst = worstOf(call, mostOutputTokens);
        for (const account of accounts) reserve(account, worst);
        return {
          kind: 'admitted', mostOutputTokens, boundBy: mostOutputTokens === ownRoom ? 'trial' : 'run',
          settle: (usage) => {
            for (const account of accounts) release(account, worst);
            if (usage !== null) {
              learn(model, usage, sentCharacters);
              payFor({ trial, model, usage });
            }
            settlements.emit('settled');
          },
        };
      }
    },
  };
}

interface Sized {
  /** Tokens, at their worst. */
  input: number;
  price: Price | null;
}

/** Tokens of output that still fit. */
function roomIn({ paid, reserved }: Account, limit: { tokens: number | null; usd: number | null }, { input, price }: Sized): number {
  const byTokens = limit.tokens === null ? Number.POSITIVE_INFINITY : limit.tokens - paid.tokens - reserved.tokens - input;
  if (limit.usd === null) return byTokens;
  if (price === null || paid.usd === null || reserved.usd === null) return 0;
  const usd = limit.usd - paid.usd - reserved.usd - (input * dearestInput(price)) / 1e6;
  if (usd < 0) return 0;
  return price.output === 0 ? byTokens : Math.min(byTokens, Math.floor((usd * 1e6) / price.output));
}

function worstOf({ input, price }: Sized, output: number): Amount {
  return { tokens: input + output, usd: price === null ? null : (input * dearestInput(price) + output * price.output) / 1e6 };
}

/** A price file may ask more for what comes from a cache. */
function dearestInput({ input, cached }: Price): number {
  return Math.max(input, cached);
}
