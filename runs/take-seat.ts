import type { TwoLanes } from './two-lanes.ts';

/** A trial's place among those that wait for a reply; it goes with the disposal. */
export interface Seat extends Disposable {
  /** Waits for one unless the trial has it. */
  take: (signal: AbortSignal) => Promise<void>;
  /** Others may have it until the next call. */
  lend: () => void;
}

/** What is under way goes before what is new. */
export async function takeSeat(calls: TwoLanes): Promise<Seat> {
  await calls.take('patient');
  let isHeld = true;
  const lend = (): void => {
    if (isHeld) calls.giveBack();
    isHeld = false;
  };
  return {
    take: async (signal) => {
      if (!isHeld) await calls.take('urgent', signal);
      isHeld = true;
    },
    lend,
    [Symbol.dispose]: lend,
  };
}
