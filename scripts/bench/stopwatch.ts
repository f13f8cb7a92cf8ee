/** Wall time by name, in milliseconds, in the order in which it was taken. */
export interface Stopwatch {
  time<T>(name: string, work: () => Promise<T>): Promise<T>;
  of(name: string): number[];
}

export function createStopwatch(): Stopwatch {
  const taken = new Map<string, number[]>();
  const of = (name: string): number[] => {
    const times = taken.get(name) ?? [];
    taken.set(name, times);
    return times;
  };
  return {
    of,
    time: async (name, work) => {
      const started = performance.now();
      try {
        return await work();
      } finally {
        of(name).push(performance.now() - started);
      }
    },
  };
}

/** The value below which the share `p` of all lies; NaN for none. */
export function quantile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
