import { AIMessage, AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import type { Step, ToolCall, Usage } from '../attempt.ts';

export type ReplyStep = Extract<Step, { kind: 'reply' }>;

export interface ReadReply {
  step: ReplyStep;
  /** The same reply with every call readable and named, so that each can be answered. */
  message: AIMessage;
}

interface ReadRequest {
  reply: AIMessage;
  milliseconds: number;
  /** From 1; makes ids for calls that came without. */
  turn: number;
  /** When it is known; read from the reply otherwise. */
  usage: Usage | undefined;
  /** Characters that were sent, for an estimate when the endpoint counts nothing. */
  sentCharacters: number;
}

/** A reply of any provider as a step of the attempt. A refusal becomes its text, with `refusal` as the reason of its end. */
export function readReply({ reply, milliseconds, turn, usage: known, sentCharacters }: ReadRequest): ReadReply {
  const refusal = reply.additional_kwargs['refusal'];
  const isRefusal = typeof refusal === 'string' && refusal !== '';
  const toolCalls = readToolCalls(reply, turn);
  const text = isRefusal ? refusal : reply.text;
  const finishReason = isRefusal ? 'refusal' : readFinishReason(reply);
  const usage = known ?? readUsage(reply, sentCharacters);
  return { step: { kind: 'reply', text, toolCalls, finishReason, usage, milliseconds }, message: withCalls(reply, toolCalls) };
}

function readToolCalls(reply: AIMessage, turn: number): ToolCall[] {
  const taken = new Set<string>();
  return rawCalls(reply).map((call, i) => {
    const id = call.id === undefined || call.id === '' || taken.has(call.id) ? `call-${String(turn)}-${String(i + 1)}` : call.id;
    taken.add(id);
    return { name: call.name ?? '', arguments: call.arguments, id };
  });
}

interface RawCall {
  id: string | undefined;
  name: string | undefined;
  arguments: unknown;
}

function rawCalls(reply: AIMessage): RawCall[] {
  // A streamed reply has its arguments completed where they were cut off, and half a file would pass for a whole one: read them again.
  if (AIMessageChunk.isInstance(reply) && (reply.tool_call_chunks?.length ?? 0) > 0) {
    return (reply.tool_call_chunks ?? []).map(({ id, name, args }) => ({ id, name, arguments: parseArguments(args) }));
  }
  return [
    ...(reply.tool_calls ?? []).map(({ id, name, args }) => ({ id, name, arguments: args as unknown })),
    ...(reply.invalid_tool_calls ?? []).map(({ id, name, args }) => ({ id, name, arguments: args ?? '' })),
  ];
}

/** The object that the text is, or the text itself when it is none; no text at all stands for no arguments. */
function parseArguments(text = ''): unknown {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}

/** Providers name it differently; an endpoint that repeats it in a stream has it doubled by the concatenation of chunks. */
function readFinishReason({ response_metadata: metadata }: AIMessage): string {
  const given: unknown = metadata['finish_reason'] ?? metadata['stop_reason'] ?? metadata['finishReason'] ?? metadata['done_reason'] ?? metadata['status'];
  if (typeof given !== 'string') return '';
  const half = given.slice(0, given.length / 2);
  return given !== '' && half + half === given ? half : given;
}

const tokens = z.number().min(0).catch(0);
const countedUsage = z.object({
  input_tokens: z.number().positive(),
  output_tokens: tokens,
  input_token_details: z.object({ cache_read: tokens }).catch({ cache_read: 0 }),
  output_token_details: z.object({ reasoning: tokens }).catch({ reasoning: 0 }),
});

function readUsage(reply: AIMessage, sentCharacters: number): Usage {
  const counted = countedUsage.safeParse(reply.usage_metadata);
  if (!counted.success) {
    const written = reply.text.length + JSON.stringify(reply.tool_calls ?? []).length;
    return { calls: 1, inputTokens: estimate(sentCharacters), cachedTokens: 0, outputTokens: estimate(written), reasoningTokens: 0, estimated: true };
  }
  const { input_tokens: input, output_tokens: output, input_token_details: inputs, output_token_details: outputs } = counted.data;
  return { calls: 1, inputTokens: input, cachedTokens: inputs.cache_read, outputTokens: output, reasoningTokens: outputs.reasoning };
}

/** Four characters a token: rough, but a budget must bind also where nobody counts. */
function estimate(characters: number): number {
  return Math.ceil(characters / 4);
}

function withCalls(reply: AIMessage, toolCalls: ToolCall[]): AIMessage {
  const asRead = reply.tool_calls ?? [];
  const untouched = asRead.length === toolCalls.length
    && toolCalls.every(({ id, name, arguments: args }, i) => id === asRead[i]?.id && name === asRead[i].name && typeof args === 'object');
  if (untouched) return reply;
  return new AIMessage({
    content: reply.content,
    tool_calls: toolCalls.map(({ id, name, arguments: args }) => ({
      id, name: name === '' ? 'unnamed' : name, type: 'tool_call' as const,
      args: typeof args === 'object' && args !== null ? { ...args } : { unreadable: args },
    })),
  });
}
