import type { Interval } from './bootstrap-interval.ts';

export interface Proportion {
  /** Successes; a fraction when several tries of one unit were averaged. */
  successes: number;
  /** Independent units that they are among. */
  trials: number;
}

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * 95 % score interval of a proportion, as shares from 0 to 1 (Wilson, JASA 22, 1927):
 * `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`. Without a trial anything is possible: 0 to 1.
 */
export function wilsonInterval({ successes, trials }: Proportion): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const centre = share + z ** 2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  const scale = 1 + z ** 2 / trials;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
