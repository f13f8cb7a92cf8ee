import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { RecordedReply } from './recording.ts';

/** Gives recorded replies one after the other, whatever it is asked. Load this file when it is needed: it is heavy. */
export class ReplayModel extends BaseChatModel {
  readonly #next: () => RecordedReply;

  constructor(next: () => RecordedReply) {
    super({ maxRetries: 0 });
    this.#next = next;
  }

  override _llmType(): string {
    return 'recorded';
  }

  /** The tools are the same as when it was recorded, or the replies show that they are not. */
  override bindTools(): this {
    return this;
  }

  override async _generate(): Promise<ChatResult> {
    await Promise.resolve();
    const { text, toolCalls, finishReason } = this.#next();
    const message = new AIMessageChunk({
      content: text,
      // As chunks, the calls keep their order and the arguments that could not be read.
      tool_call_chunks: toolCalls.map(({ id, name, arguments: args }, index) => ({
        id, name, index, type: 'tool_call_chunk', args: typeof args === 'string' ? args : JSON.stringify(args),
      })),
      response_metadata: { finish_reason: finishReason },
    });
    return { generations: [{ text, message }] };
  }
}
