import { bootstrapInterval } from './bootstrap-interval.ts';
import type { Interval } from './bootstrap-interval.ts';
import { mean } from './mean.ts';

export interface BootstrapMeanRequest {
  /** One array for each task: its values over the repeats. Empty ones are left out. */
  clusters: readonly (readonly number[])[];
  resamples: number;
  seed: string;
}

export interface BootstrapMean {
  mean: number;
  /** Null with fewer than two clusters. */
  interval: Interval | null;
}

/**
 * Mean of the clusters' means, so that each task counts the same however often it was repeated, with the 95 % interval of
 * a cluster bootstrap over tasks. Null without a value.
 */
export function bootstrapMean({ clusters, resamples, seed }: BootstrapMeanRequest): BootstrapMean | null {
  const units = clusters.flatMap((values) => mean(values) ?? []);
  const estimate = mean(units);
  return estimate === null ? null : { mean: estimate, interval: bootstrapInterval({ units, statistic: mean, resamples, seed }) };
}
