/** Tokens, input and output together, and US dollars, which are null where a price is unknown. */
export interface Amount {
  tokens: number;
  usd: number | null;
}

/** What was paid, and what calls under way may cost at their worst. */
export interface Account {
  paid: Amount;
  reserved: Amount;
  calls: number;
}

export function emptyAccount(): Account {
  return { paid: { tokens: 0, usd: 0 }, reserved: { tokens: 0, usd: 0 }, calls: 0 };
}

export function pay(account: Account, amount: Amount): void {
  account.paid = plus(account.paid, amount);
}

export function reserve(account: Account, amount: Amount): void {
  account.reserved = plus(account.reserved, amount);
  account.calls += 1;
}

export function release(account: Account, { tokens, usd }: Amount): void {
  account.calls -= 1;
  // From nothing again, so that no rounding stays.
  account.reserved = account.calls === 0 ? { tokens: 0, usd: 0 } : plus(account.reserved, { tokens: -tokens, usd: usd === null ? null : -usd });
}

function plus(a: Amount, b: Amount): Amount {
  return { tokens: a.tokens + b.tokens, usd: a.usd === null || b.usd === null ? null : a.usd + b.usd };
}
