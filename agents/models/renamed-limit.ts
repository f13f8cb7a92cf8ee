const names = ['max_tokens', 'max_completion_tokens'] as const;
type LimitName = (typeof names)[number];

/**
 * `fetch` that names the bound on a reply as the endpoint does: some take `max_tokens` only, some `max_completion_tokens`
 * only. A name that was refused (status 400, or 422 of stricter servers) is replaced by the other one, from then on at once.
 */
export function renamingLimit(call: typeof fetch): typeof fetch {
  let preferred: LimitName | undefined;
  return async (input, init) => {
    const used = limitIn(init?.body);
    if (used === undefined) return await call(input, init);
    const response = await call(input, preferred === undefined ? init : renamed(init, used.body, preferred));
    if (preferred !== undefined || ![400, 422].includes(response.status)) return response;
    // The text is read from a copy, as whoever called wants to read it too.
    if (!new RegExp(String.raw`\b${used.name}\b`, 'u').test(await response.clone().text())) return response;
    preferred = used.name === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    return await call(input, renamed(init, used.body, preferred));
  };
}

interface Limited {
  name: LimitName;
  body: Record<string, unknown>;
}

function limitIn(text: unknown): Limited | undefined {
  if (typeof text !== 'string' || !names.some((name) => text.includes(`"${name}":`))) return undefined;
  // The chat client wrote it: an object with the parameters of the call.
  const body = JSON.parse(text) as Record<string, unknown>;
  const name = names.find((each) => Object.hasOwn(body, each));
  return name === undefined ? undefined : { name, body };
}

function renamed(init: RequestInit | undefined, body: Record<string, unknown>, to: LimitName): RequestInit {
  const entries = Object.entries(body).map(([name, value]) => [names.some((each) => each === name) ? to : name, value] as const);
  return { ...init, body: JSON.stringify(Object.fromEntries(entries)) };
}
