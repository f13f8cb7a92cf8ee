import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage } from '@langchain/core/messages';
import type { Usage } from '../attempt.ts';
import type { Gate } from './gate.ts';

/** A chat model with what must be known of the endpoint behind it. */
export interface ChatEndpoint {
  model: BaseChatModel;
  /** What decides its replies besides the messages: model, address, parameters; never a key. Left out: its replies are not worth keeping. */
  identity?: Readonly<Record<string, string | number>>;
  /** Whether a reply came whole; one that did not is asked for again. */
  isComplete(reply: AIMessage): boolean;
  /** The tokens of the reply just made, where they are known better than the reply says. */
  usage?: () => Usage;
  /** What a failed call means. */
  explain(error: unknown): CallFailure;
  patience: Patience;
  /** Shared by all conversations with it. */
  gate: Gate;
}

/** May pass: the call is made again, after the wait that the endpoint asked for. */
export interface TransientFailure {
  kind: 'transient';
  reason: string;
  waitMs: number | null;
  /** Others would fail the same way at this time. */
  fatal: boolean;
  /** Nothing answers, or something that is no endpoint: where that is the first word, the address is mostly wrong. */
  unreachable: boolean;
  /** The endpoint asks for fewer calls. */
  pushBack: boolean;
}

export type CallFailure =
  | TransientFailure
  /** Asking again would not help; `fatal` when no other attempt could succeed either. */
  | { kind: 'permanent'; reason: string; fatal: boolean }
  /** The conversation is longer than what the model can take. */
  | { kind: 'too-long' }
  | { kind: 'refused'; text: string };

/** How long transient failures are waited out. */
export interface Patience {
  /** Of one call, while other calls are answered; the first one included. */
  tries: number;
  /** Before the second call; doubled for each further one. */
  firstWaitMs: number;
  /** While no call is answered; a longer wait that the endpoint asks for is not waited. */
  outageMs: number;
  /** Until the first word of a reply. */
  silenceMs: number;
}

export const usualPatience: Patience = { tries: 8, firstWaitMs: 500, outageMs: 300_000, silenceMs: 180_000 };
