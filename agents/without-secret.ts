import type { Ledger } from './chat/ledger.ts';

/** Shorter ones are no secrets, and taking them out would garble texts. */
const shortestSecret = 8;

/** The same without a secret, which an endpoint may have sent back in an error or a reply. */
export function withoutSecret<T>(value: T, secret: string): T {
  if (secret.length < shortestSecret) return value;
  return replaceIn(value, secret) as T; // only texts differ
}

/** The same value with the secret replaced in every text, keys included: its shape stays. */
function replaceIn(value: unknown, secret: string): unknown {
  if (typeof value === 'string') return value.replaceAll(secret, '[key]');
  if (Array.isArray(value)) return value.map((each) => replaceIn(each, secret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.replaceAll(secret, '[key]'), replaceIn(each, secret)]));
}

/** A ledger that never gets to see the secret. */
export function ledgerWithoutSecret(ledger: Ledger, secret: string): Ledger {
  return {
    find: (question) => ledger.find(question),
    admit: async (call, signal) => {
      const admission = await ledger.admit(call, signal);
      if (admission.kind === 'spent') return admission;
      return { ...admission, settle: (paid) => { admission.settle(withoutSecret(paid, secret)); } };
    },
  };
}
