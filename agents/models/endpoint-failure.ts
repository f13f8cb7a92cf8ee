import type { CallFailure, TransientFailure } from '../chat/chat-endpoint.ts';

export interface Endpoint {
  /** As a user knows it: host and port. */
  host: string;
  model: string;
  /** Environment variables that the user can set right; empty where there are none that we know of. */
  keyVariable: string;
  urlVariable: string;
}

/** What an error of a chat client means: by HTTP status where there is one, by the network's error code otherwise. */
export function explainFailure(error: unknown, endpoint: Endpoint): CallFailure {
  const causes = causesOf(error);
  const text = causes.map(({ message }) => message).find((message) => message !== '') ?? 'no reason was given';
  const status = causes.map((cause) => numberIn(cause, 'status') ?? numberIn(cause, 'statusCode')).find((each) => each !== undefined);
  const code = causes.map((cause) => textIn(cause, 'code') ?? '').find((each) => each !== '') ?? '';
  const said = clipped(text);
  if (/content[_ ]?(?:filter|policy)/iu.test(code) || (status === 400 && /content_filter|content management policy/iu.test(text))) return { kind: 'refused', text: said };
  if (/context_length_exceeded|maximum context length|exceeds? the context window/iu.test(`${code} ${text}`)) return { kind: 'too-long' };
  if (/insufficient_quota|exceeded your current quota|credit balance/iu.test(`${code} ${text}`) || status === 402) {
    return permanent(`${endpoint.host} says that the account has no credit left: ${said} Add credit, or set ${endpoint.keyVariable || 'another key'} to the key of another account.`);
  }
  return status === undefined ? networkFailure({ causes, code, said, endpoint }) : statusFailure({ status, said, endpoint, waitMs: retryAfter(causes) });
}

function statusFailure({ status, said, endpoint, waitMs }: { status: number; said: string; endpoint: Endpoint; waitMs: number | null }): CallFailure {
  const { host, model, keyVariable, urlVariable } = endpoint;
  const answered = `${host} answered ${String(status)}`;
  switch (status) {
    case 401:
    case 403:
      return permanent(`${answered}: it refuses the key. Check ${keyVariable || 'the key of this provider'}.`);
    case 404:
      return permanent(`${answered}: it has no model "${model}", or ${urlVariable || 'its address'} is wrong (it mostly ends in /v1). It said: ${said}`);
    case 408:
    case 409:
    case 425:
      return transient(`${answered}: ${said}`, { waitMs });
    case 429:
      return transient(`${answered}: too many requests, also after waiting. Try a lower --concurrency, or resume later.`, { waitMs, fatal: true, pushBack: true });
    case 502:
    case 503:
    case 504:
      return transient(`${answered}, also after waiting: it is down or overloaded.`, { waitMs, fatal: true });
    default:
      return status >= 500 ? transient(`${answered}, again and again: ${said}`, { waitMs }) : { kind: 'permanent', reason: `${answered} to a request for "${model}": ${said}`, fatal: false };
  }
}

function networkFailure({ causes, code, said, endpoint }: { causes: Cause[]; code: string; said: string; endpoint: Endpoint }): CallFailure {
  const { host, urlVariable } = endpoint;
  const check = urlVariable === '' ? 'the network' : `${urlVariable} and the network`;
  if (causes.some(({ name }) => name === 'UnreadableReply')) {
    return transient(`${host} cannot be used as an endpoint: ${causes.find(({ name }) => name === 'UnreadableReply')?.message ?? ''}. Check ${urlVariable || 'its address'} (it mostly ends in /v1).`, { fatal: true, unreachable: true });
  }
  if (causes.some(({ name }) => name === 'SilentEndpoint')) return transient(`${host} ${said}, again and again.`, { fatal: true });
  // "bad port" is said of ports that no client may use, such as 1 or 25.
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(code) || /^CERT_|_CERT|SELF_SIGNED/u.test(code) || said === 'bad port') {
    return transient(`${host} cannot be reached (${code || said}). Check ${check}.`, { fatal: true, unreachable: true });
  }
  // The client's way of saying that a stream held no chunk at all.
  if (causes.some(({ name, message }) => name === 'TypeError' && message.startsWith('Cannot read properties'))) {
    return transient(`${host} sent an empty reply, again and again.`, {});
  }
  return transient(`the connection to ${host} broke off, again and again: ${said}${code === '' ? '' : ` (${code})`}. Check ${check}.`, {});
}

/** Seconds or a date in `Retry-After`, as milliseconds. */
function retryAfter(causes: Cause[]): number | null {
  for (const { headers } of causes) {
    const given = headers instanceof Headers ? headers.get('retry-after') : undefined;
    if (given == null) continue;
    const seconds = Number(given);
    const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now();
    if (Number.isFinite(waitMs)) return Math.max(0, waitMs);
  }
  return null;
}

interface Cause {
  name?: unknown;
  message: string;
  headers?: unknown;
}

/** The error and what it was caused by, innermost first: clients wrap what the network said. */
function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let cause: unknown = error; cause instanceof Error && causes.length < 10; cause = cause.cause) causes.unshift(cause);
  return causes.length > 0 ? causes : [{ message: String(error) }];
}

function numberIn(cause: Cause, key: string): number | undefined {
  const value: unknown = Reflect.get(cause, key);
  return typeof value === 'number' ? value : undefined;
}

function textIn(cause: Cause, key: string): string | undefined {
  const value: unknown = Reflect.get(cause, key);
  return typeof value === 'string' ? value : undefined;
}

/** On one line, without the client's advertisement of its own pages. */
function clipped(text: string): string {
  const line = text.replace(/\s*Troubleshooting URL: \S+/u, '').replaceAll(/\s+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

function permanent(reason: string): CallFailure {
  return { kind: 'permanent', reason, fatal: true };
}

function transient(reason: string, { waitMs = null, fatal = false, unreachable = false, pushBack = false }: Partial<Omit<TransientFailure, 'kind' | 'reason'>>): CallFailure {
  return { kind: 'transient', reason, waitMs, fatal, unreachable, pushBack };
}
