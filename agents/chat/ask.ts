import type { Usage } from '../attempt.ts';
import { sumUsage } from '../sum-usage.ts';
import type { CallFailure, ChatEndpoint } from './chat-endpoint.ts';
import { cutOff } from './cut-off.ts';
import type { Ledger } from './ledger.ts';
import { questionOf } from './question-of.ts';
import type { ReplyStep } from './read-reply.ts';
import { isRefusal } from './take-reply.ts';

/** A line of a conversation without tools. */
export interface Line {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

export type Answer =
  /** `whole` is false when the model ran out of room before its end. */
  | { kind: 'replied'; text: string; whole: boolean; usage: Usage; milliseconds: number }
  | { kind: 'refused'; text: string; usage: Usage }
  /** `fatal` when other questions would fail the same way. */
  | { kind: 'failed'; reason: string; fatal: boolean }
  /** The signal ended it, or a budget did. */
  | { kind: 'aborted' };

export interface AskRequest {
  lines: readonly Line[];
  /** As the user wrote it. */
  model: string;
  endpoint: ChatEndpoint;
  ledger: Ledger;
  signal: AbortSignal;
}

/** One question to a chat model and its answer, failures of the endpoint waited out as in an attempt. Never throws for what model or endpoint do. */
export async function ask({ lines, model, endpoint, ledger, signal }: AskRequest): Promise<Answer> {
  const { AIMessage: Said, HumanMessage, SystemMessage } = await import('@langchain/core/messages');
  const { callWithLedger } = await import('./call-with-ledger.ts');
  const kinds = { system: SystemMessage, user: HumanMessage, assistant: Said };
  const messages = lines.map(({ role, text }) => new kinds[role](text));
  const patience = new AbortController();
  const timer = setTimeout(() => { patience.abort(); }, secondsForAnAnswer * 1000);
  const either = AbortSignal.any([signal, patience.signal]);
  try {
    const result = await callWithLedger({
      ledger, endpoint, model, signal: either, turn: 1,
      question: endpoint.identity === undefined ? null : questionOf({ identity: endpoint.identity, repeat: 1, messages: lines, tools: [] }),
      sentCharacters: lines.reduce((sum, { text }) => sum + text.length, 0),
      call: async (mostOutputTokens) => {
        const reply: unknown = await endpoint.model.invoke(messages, { signal: either, ...(mostOutputTokens !== null && { mostOutputTokens }) });
        if (!Said.isInstance(reply)) throw new TypeError('the client gave no reply');
        return reply;
      },
    });
    switch (result.kind) {
      case 'replied':
      case 'kept':
        return answerOf(result.step);
      case 'spent':
        return { kind: 'aborted' };
      case 'aborted':
        return signal.aborted ? { kind: 'aborted' } : { kind: 'failed', reason: `The endpoint gave no reply within ${String(secondsForAnAnswer)} seconds.`, fatal: false };
      case 'failed':
        return answerOfFailure(result.failure);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** As long as the patience with a developer's whole attempt: a slow machine may need it for one reply. */
const secondsForAnAnswer = 600;

function answerOf({ text, finishReason, usage, milliseconds }: ReplyStep): Answer {
  if (isRefusal(finishReason)) return { kind: 'refused', text, usage };
  return { kind: 'replied', text, whole: !cutOff.has(finishReason.toLowerCase()), usage, milliseconds };
}

function answerOfFailure(failure: CallFailure): Answer {
  switch (failure.kind) {
    case 'transient':
    case 'permanent':
      return { kind: 'failed', reason: failure.reason, fatal: failure.fatal };
    case 'too-long':
      return { kind: 'failed', reason: 'The question is longer than what the model can take.', fatal: false };
    case 'refused':
      return { kind: 'refused', text: failure.text, usage: sumUsage([]) };
  }
}
