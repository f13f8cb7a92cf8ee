import type { AIMessage } from '@langchain/core/messages';
import { callWithRetries, type CallResult } from './call-with-retries.ts';
import type { ChatEndpoint } from './chat-endpoint.ts';
import { cutOff } from './cut-off.ts';
import { keepReply, messageOf } from './kept-reply.ts';
import type { AdmittedCall, Ledger } from './ledger.ts';
import { readReply, type ReadReply, type ReplyStep } from './read-reply.ts';

export interface LedgerCall {
  ledger: Ledger;
  endpoint: ChatEndpoint;
  /** As the user wrote it. */
  model: string;
  /** Null where the endpoint's replies are not worth keeping. */
  question: string | null;
  sentCharacters: number;
  /** From 1. */
  turn: number;
  call: (mostOutputTokens: number | null) => Promise<AIMessage>;
  signal: AbortSignal;
}

export type LedgerResult =
  | ({ kind: 'replied'; lostMs: number } & ReadReply)
  /** A reply that was paid for before. */
  | ({ kind: 'kept' } & ReadReply)
  | { kind: 'spent'; what: 'run' | 'trial' }
  | Exclude<CallResult, { kind: 'replied' }>;

/** A reply that was paid for before, or a call that the budgets admit; what it brings is on disk before anything is done with it. */
export async function callWithLedger(request: LedgerCall): Promise<LedgerResult> {
  const { ledger, endpoint, model, question, sentCharacters, turn, signal } = request;
  const known = question === null ? undefined : ledger.find(question);
  if (known !== undefined) return { kind: 'kept', step: known.step, message: messageOf(known) };
  const asked = performance.now();
  const admission = await ledger.admit({ model, sentCharacters }, signal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (admission === null) return { kind: 'aborted' };
  if (admission.kind === 'spent') return admission;
  const waitedMs = performance.now() - asked;
  const result = await callWithRetries(() => request.call(admission.mostOutputTokens), endpoint, signal);
  if (result.kind !== 'replied') {
    admission.settle(null);
    return result;
  }
  const read = readReply({ ...result, turn, usage: endpoint.usage?.(), sentCharacters });
  const cut = wasCutByBudget(read.step, admission);
  admission.settle({ usage: read.step.usage, kept: question === null || cut ? null : { question, reply: keepReply(read.step, read.message) } });
  return cut ? { kind: 'spent', what: admission.boundBy ?? 'run' } : { kind: 'replied', lostMs: waitedMs + result.lostMs, ...read };
}

/** The budget's end, and not the model, broke off such a reply: it says nothing about the developer. */
function wasCutByBudget({ finishReason, usage }: ReplyStep, { mostOutputTokens }: AdmittedCall): boolean {
  return mostOutputTokens !== null && cutOff.has(finishReason.toLowerCase()) && usage.outputTokens >= 0.9 * mostOutputTokens;
}
