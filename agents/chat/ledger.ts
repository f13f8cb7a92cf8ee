import type { Usage } from '../attempt.ts';
import type { KeptReply } from './kept-reply.ts';

/** Keeps what models replied, so that nothing is paid for twice, and knows what may still be asked. */
export interface Ledger {
  /** The newest reply to the same question; undefined where none was kept. */
  find(question: string): KeptReply | undefined;
  /** Waits until the call fits beside those under way; says why where it does not fit at all. Rejects when the signal is aborted. */
  admit(call: PlannedCall, signal: AbortSignal): Promise<Admission>;
}

export interface PlannedCall {
  /** As the user wrote it. */
  model: string;
  sentCharacters: number;
}

export type Admission =
  | AdmittedCall
  /** Of the run, or of the trial alone. */
  | { kind: 'spent'; what: 'run' | 'trial' };

export interface AdmittedCall {
  kind: 'admitted';
  /** Tokens that the reply may have at most; null where no budget bounds it. */
  mostOutputTokens: number | null;
  /** Whose budget bounds it; left out: the run's. */
  boundBy?: 'run' | 'trial';
  /** Called once, with what came back, before anything is done with it; null where no reply came. */
  settle: (paid: PaidReply | null) => void;
}

export interface PaidReply {
  usage: Usage;
  /** Null where the reply cannot serve again. */
  kept: { question: string; reply: KeptReply } | null;
}

/** Keeps nothing and allows everything. */
export const noLedger: Ledger = {
  find: () => undefined,
  admit: () => Promise.resolve({ kind: 'admitted', mostOutputTokens: null, settle: () => undefined }),
};
