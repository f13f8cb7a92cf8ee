import { z } from 'zod';

/** Said of a reply that is no chat completion, such as a web page. */
class UnreadableReply extends Error {
  override readonly name = 'UnreadableReply';
}

const completion = z.looseObject({
  choices: z.array(z.looseObject({
    message: z.looseObject({ tool_calls: z.array(z.looseObject({})).nullish() }),
    finish_reason: z.string().nullish(),
  })).min(1),
  usage: z.unknown(),
});

/**
 * `fetch` for an OpenAI-compatible endpoint that is asked for a stream. One that answers with a whole completion
 * instead gets its answer turned into a stream; anything else, such as a proxy's web page, is an `UnreadableReply`.
 */
export const completingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const address = input instanceof Request ? input.url : String(input);
  if (!response.ok || !new URL(address).pathname.endsWith('/chat/completions')) return response;
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/event-stream')) return response;
  const text = await response.text();
  const stream = /^\s*(?:data|event|id|retry)?:/u.test(text) ? text : streamOf(text, type);
  return new Response(stream, { status: 200, headers: { 'content-type': 'text/event-stream' } });
};

function streamOf(text: string, type: string): string {
  const parsed = completion.safeParse(parseJson(text));
  if (!parsed.success) {
    const what = /^\s*<(?:!doctype|html)/iu.test(text) || type.includes('html') ? 'a web page' : 'something that is no chat completion';
    throw new UnreadableReply(`it replied with ${what}`);
  }
  const { choices, usage, ...rest } = parsed.data;
  const chunks = [
    { ...rest, object: 'chat.completion.chunk', choices: choices.map(({ message, ...choice }, i) => ({ index: i, ...choice, delta: deltaOf(message) })) },
    ...(usage === undefined ? [] : [{ ...rest, object: 'chat.completion.chunk', choices: [], usage }]),
  ];
  return [...chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`), 'data: [DONE]\n\n'].join('');
}

function deltaOf({ tool_calls: calls, ...message }: z.infer<typeof completion>['choices'][number]['message']) {
  return { ...message, role: 'assistant', ...(calls != null && { tool_calls: calls.map((call, index) => ({ ...call, index })) }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
