import { z } from 'zod';
import { renamingLimit } from './renamed-limit.ts';
import { withoutRepeatedEvents } from './repeated-events.ts';

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

/** Said of an endpoint that takes a request and then says nothing. */
class SilentEndpoint extends Error {
  override readonly name = 'SilentEndpoint';
}

/**
 * `fetch` for an OpenAI-compatible endpoint that is asked for a stream. One that answers with a whole completion
 * instead gets its answer turned into a stream; anything else, such as a proxy's web page, is an `UnreadableReply`.
 */
export function completingFetch(silenceMs: number): typeof fetch {
  const call = renamingLimit((input, init) => fetchUnlessSilent(input, init, silenceMs));
  return async (input, init) => {
    const response = await call(input, init);
    const address = input instanceof Request ? input.url : String(input);
    if (!response.ok || !new URL(address).pathname.endsWith('/chat/completions')) return response;
    const type = response.headers.get('content-type') ?? '';
    // Whole, since nobody looks on while it is written and what was sent twice is known from the whole only.
    const text = await readText(response);
    const stream = type.includes('text/event-stream') || /^\s*(?:data|event|id|retry)?:/u.test(text) ? withoutRepeatedEvents(text) : streamOf(text, type);
    return new Response(stream, { status: 200, headers: { 'content-type': 'text/event-stream' } });
  };
}

/** Bounds the wait for the first word only: the rest of a reply may take as long as it does. */
async function fetchUnlessSilent(input: Parameters<typeof fetch>[0], init: RequestInit | undefined, silenceMs: number): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort(new SilentEndpoint(`said nothing within ${String(Math.round(silenceMs / 1000))} seconds`));
  }, silenceMs);
  try {
    return await fetch(input, { ...init, signal: init?.signal == null ? silence.signal : AbortSignal.any([init.signal, silence.signal]) });
  } finally {
    clearTimeout(timer);
  }
}

/** No reply is as long as this. */
const mostBytes = 32 * 2 ** 20;

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UnreadableReply(`it replied with more than ${String(mostBytes / 2 ** 20)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

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
