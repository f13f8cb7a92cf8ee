import type { Interval } from './interval.ts';

export interface Proportion {
  /** 0 to 1. */
  share: number;
  /** Independent units that it is a share of; a fraction where it is an effective number. */
  trials: number;
  /** Of the standardised error, for another law or level than the 97.5 % point of the normal one. */
  quantile?: number;
}

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * 95 % score interval of a proportion, as shares from 0 to 1 (Wilson, JASA 22, 1927):
 * `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`. Without a trial anything is possible: 0 to 1.
 */
export function wilsonInterval({ share, trials, quantile = z }: Proportion): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const centre = share + quantile ** 2 / (2 * trials);
  const spread = quantile * Math.sqrt((share * (1 - share)) / trials + quantile ** 2 / (4 * trials ** 2));
  const scale = 1 + quantile ** 2 / trials;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
