/** Places that work waits for in two lanes: what is urgent goes first, and each lane keeps its order. */
export interface TwoLanes {
  /** A place; to be given back. Rejects when the signal is aborted before there is one. */
  take(lane: 'urgent' | 'patient', signal?: AbortSignal): Promise<void>;
  giveBack(): void;
  /** Does work in a place. */
  enter<T>(lane: 'urgent' | 'patient', work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createTwoLanes(places: number): TwoLanes {
  let free = places;
  const waiting = { urgent: new Set<() => void>(), patient: new Set<() => void>() };
  const giveBack = (): void => {
    free += 1;
    const [next] = waiting.urgent.size > 0 ? waiting.urgent : waiting.patient;
    next?.();
  };
  const take: TwoLanes['take'] = (lane, signal) => new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const begin = (): void => {
      free -= 1;
      waiting[lane].delete(begin);
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = (): void => {
      waiting[lane].delete(begin);
      reject(signal?.reason as Error);
    };
    if (free > 0) {
      begin();
      return;
    }
    waiting[lane].add(begin);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
  return {
    take,
    giveBack,
    enter: async (lane, work, signal) => {
      await take(lane, signal);
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
  };
}
