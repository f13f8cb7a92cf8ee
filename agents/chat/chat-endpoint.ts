import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage } from '@langchain/core/messages';
import type { Usage } from '../attempt.ts';

/** A chat model with what must be known of the endpoint behind it. */
export interface ChatEndpoint {
  model: BaseChatModel;
  /** Whether a reply came whole; one that did not is asked for again. */
  isComplete(reply: AIMessage): boolean;
  /** The tokens of the reply just made, where they are known better than the reply says. */
  usage?: () => Usage;
  /** What a failed call means. */
  explain(error: unknown): CallFailure;
  patience: Patience;
}

export type CallFailure =
  /** May pass: the call is made again, after the wait that the endpoint asked for. */
  | { kind: 'transient'; reason: string; waitMs: number | null; fatal: boolean; unreachable: boolean }
  /** Asking again would not help; `fatal` when no other attempt could succeed either. */
  | { kind: 'permanent'; reason: string; fatal: boolean }
  /** The conversation is longer than what the model can take. */
  | { kind: 'too-long' }
  | { kind: 'refused'; text: string };

/** How long transient failures of one call are waited out. */
export interface Patience {
  /** Calls in all, the first one included. */
  tries: number;
  /** Before the second call; doubled for each further one. */
  firstWaitMs: number;
  /** A wait that the endpoint asks for beyond this is not waited. */
  longestWaitMs: number;
}

export const usualPatience: Patience = { tries: 6, firstWaitMs: 500, longestWaitMs: 60_000 };
