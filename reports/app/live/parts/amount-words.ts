import type { Amount } from '../../../../runs/spending/account.ts';
import { dollars } from '../../../cost/dollars.ts';
import { thousands } from '../../figures.ts';

/** What was paid, in a few characters. */
export function amountWords(spent: Amount | null): string {
  if (spent === null) return 'nothing to pay';
  return spent.usd === null ? `${thousands(spent.tokens)} tokens` : `${dollars(spent.usd)}, ${thousands(spent.tokens)} tokens`;
}

export function minutesWords(minutes: number): string {
  if (minutes <= 1) return 'about a minute';
  if (minutes < 90) return `about ${String(minutes)} min`;
  return minutes < 48 * 60 ? `about ${(minutes / 60).toFixed(1)} h` : `about ${String(Math.round(minutes / 1440))} days`;
}

/** To the minute, in the reader's time. */
export function when(iso: string): string {
  const date = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
