import type { Ledger } from '../agents/chat/ledger.ts';
import type { Spending } from './spending/spending.ts';
import { StoreFailure } from './store-failure.ts';
import type { Store } from './store.ts';
import type { Seat } from './take-seat.ts';

export interface LedgerRequest {
  store: Pick<Store, 'addReply' | 'findReply'>;
  spending: Spending;
  runId: string;
  /** Key of the trial that calls are made for. */
  trial: string;
  /** Replies of other runs do not serve this one. */
  fresh: boolean;
  /** Where this trial waits for its turn to call; left out where whoever asks sees to that. */
  seat?: Pick<Seat, 'take' | 'lend'>;
  /** Called when the run's budget admits no further call. */
  onSpent: () => void;
  /** Called when a reply could not be stored. */
  onLost: (failure: StoreFailure) => void;
}

/** The ledger of one trial: replies go into the store, and the budgets of the run decide what is asked. */
export function createLedger({ store, spending, runId, trial, fresh, seat, onSpent, onLost }: LedgerRequest): Ledger {
  return {
    find: (question) => store.findReply(question, fresh ? runId : undefined),
    admit: async (call, signal) => {
      await seat?.take(signal);
      const admission = await spending.admit({ ...call, trial }, signal);
      if (admission.kind === 'spent') {
        if (admission.what === 'run') onSpent();
        return admission;
      }
      return {
        ...admission,
        settle: (paid) => {
          seat?.lend();
          // On disk before it counts: what counts and is lost would be paid for again.
          try {
            if (paid !== null) store.addReply({ run: runId, trial, model: call.model, ...paid });
          } catch (error) {
            // The next reply would be lost as well, and paid for.
            if (error instanceof StoreFailure) onLost(error);
            throw error;
          }
          admission.settle(paid?.usage ?? null);
        },
      };
    },
  };
}
