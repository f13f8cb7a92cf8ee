import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ReplyStep } from './read-reply.ts';

/** A reply as it was read, with all that its provider wants to see again in the next call. */
export interface KeptReply {
  version: 1;
  step: ReplyStep;
  message: Pick<AIMessage, 'content' | 'tool_calls' | 'invalid_tool_calls' | 'additional_kwargs' | 'response_metadata'> & { id: string | null };
}

export function keepReply(step: ReplyStep, { content, tool_calls, invalid_tool_calls, additional_kwargs, response_metadata, id }: AIMessage): KeptReply {
  return { version: 1, step, message: { content, tool_calls: tool_calls ?? [], invalid_tool_calls: invalid_tool_calls ?? [], additional_kwargs, response_metadata, id: id ?? null } };
}

export function messageOf({ message: { id, ...fields } }: KeptReply): AIMessage {
  return new AIMessage({ ...fields, ...(id !== null && { id }) });
}

/** What of a message reaches the model: ids and counts that clients add differ from one time to the next. */
export function contentOf(message: BaseMessage): unknown {
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []).map(({ id, name, args }) => ({ id, name, args })) : [];
  const answers: unknown = Reflect.get(message, 'tool_call_id');
  return { type: message.type, content: message.content, ...(calls.length > 0 && { calls }), ...(answers !== undefined && { answers }) };
}
