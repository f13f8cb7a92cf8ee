import type { BaseMessageChunk } from '@langchain/core/messages';
import { ChatOpenAICompletions, convertCompletionsDeltaToBaseMessageChunk } from '@langchain/openai';

type Convert = ChatOpenAICompletions['_convertCompletionsDeltaToBaseMessageChunk'];

/** LangChain's client for `/chat/completions`, mended where a usability run would suffer. Load this file when it is needed: it is heavy. */
export class CompletionsModel extends ChatOpenAICompletions {
  /** LangChain downloads a tokenizer from a third party to count what the endpoint has counted already. */
  override getNumTokens(): Promise<number> {
    return Promise.resolve(0);
  }

  /** Says how long the reply may be where the call bounds it: LangChain takes that for the whole of a client only. */
  override invocationParams(options?: this['ParsedCallOptions'], extra?: { streaming?: boolean }): ReturnType<ChatOpenAICompletions['invocationParams']> {
    const params = super.invocationParams(options, extra);
    const most: unknown = options === undefined ? undefined : Reflect.get(options, 'mostOutputTokens');
    if (typeof most !== 'number') return params;
    // Other endpoints than OpenAI's often know the older name only.
    return { ...params, ['max_completion_tokens' in params ? 'max_completion_tokens' : 'max_tokens']: most };
  }

  /** Keeps refusals, which get lost otherwise; takes a delta without a role, and content in parts, for what they are. */
  protected override _convertCompletionsDeltaToBaseMessageChunk(delta: Parameters<Convert>[0], raw: Parameters<Convert>[1]): BaseMessageChunk {
    const chunk = convertCompletionsDeltaToBaseMessageChunk({ delta: { ...delta, role: 'assistant', content: textOf(delta['content']) }, rawResponse: raw });
    const refusal: unknown = delta['refusal'];
    if (typeof refusal === 'string' && refusal !== '') chunk.additional_kwargs['refusal'] = refusal;
    return chunk;
  }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: unknown) => (typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string' ? part.text : '')).join('');
}
