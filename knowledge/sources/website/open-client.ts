import robots from 'robots-parser';
import { setTimeout as wait } from 'node:timers/promises';
import { MIMEType } from 'node:util';
import type { Resource } from './site-schema.ts';

export type Fetched =
  | { kind: 'ok'; url: URL; mediaType: string; charset: string | undefined; bytes: Uint8Array }
  /** The server says that there is nothing, or may not be asked. */
  | { kind: 'refused'; problem: string }
  /** Nothing came back, also after trying again. */
  | { kind: 'down'; problem: string };

export interface Client {
  /** Of the same origin only; `bytes` bounds the body after decompression. */
  get(url: URL, bytes: number): Promise<Fetched>;
  sitemaps: string[];
  /** Everything that came, by the address that was asked for. */
  resources: Map<string, Resource>;
}

export interface ClientRequest {
  origin: string;
  /** Seconds between two requests; robots.txt may ask for more. */
  delay: number;
  /** From the crawl before. */
  known: Map<string, Resource>;
  signal: AbortSignal;
}

// Its types speak of a default export, which a CommonJS module is itself.
const robotsParser = robots as unknown as typeof robots.default;

const agent = 'oss-uagent';
const tries = 4;
const longestWait = 60;
const longestDelay = 10;
const requestMs = 30_000;
const mostRedirects = 5;

/** A client that asks one thing at a time, obeys robots.txt (RFC 9309) and waits as it is told to; or why there is none. */
export async function openClient({ origin, delay, known, signal }: ClientRequest): Promise<{ kind: 'open'; client: Client } | { kind: 'down'; problem: string }> {
  const resources = new Map<string, Resource>();
  let pause = delay;
  let last = 0;
  let isAllowed: (url: string) => boolean = () => true;

  const robotsUrl = new URL('/robots.txt', origin);
  const rulesText = await get(robotsUrl, 500_000);
  if (rulesText.kind === 'down') return rulesText;
  const rules = robotsParser(robotsUrl.href, rulesText.kind === 'ok' ? new TextDecoder().decode(rulesText.bytes) : '');
  isAllowed = (url) => rules.isAllowed(url, agent) !== false;
  pause = Math.max(delay, Math.min(rules.getCrawlDelay(agent) ?? 0, longestDelay));
  return { kind: 'open', client: { get, sitemaps: rules.getSitemaps(), resources } };

  async function get(asked: URL, bytes: number): Promise<Fetched> {
    let url = asked;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      if (!isAllowed(url.href)) return { kind: 'refused', problem: 'robots.txt does not allow it' };
      const answer = await getOnce(url, { asked, bytes });
      if (answer.kind !== 'moved') return answer;
      if (answer.to.origin !== origin) return { kind: 'refused', problem: `it redirects to another site, ${answer.to.href}` };
      url = answer.to;
    }
    return { kind: 'refused', problem: `it redirects more than ${String(mostRedirects)} times` };
  }

  async function getOnce(url: URL, { asked, bytes }: { asked: URL; bytes: number }): Promise<Fetched | { kind: 'moved'; to: URL }> {
    const before = known.get(asked.href);
    const former = before?.url === url.href ? before : undefined;
    for (let attempt = 1; ; attempt += 1) {
      await wait(Math.max(0, last + pause * 1000 - Date.now()), undefined, { signal });
      last = Date.now();
      let problem: string;
      let seconds = 2 ** (attempt - 1);
      try {
        const response = await fetch(url, { redirect: 'manual', headers: headersOf(former), signal: AbortSignal.any([signal, AbortSignal.timeout(requestMs)]) });
        if (response.status === 304 && former !== undefined) return keep(asked, url, former);
        if (response.status >= 300 && response.status < 400) {
          await response.body?.cancel();
          const location = response.headers.get('location');
          return location !== null && URL.canParse(location, url.href) ? { kind: 'moved', to: new URL(location, url) } : { kind: 'refused', problem: `the server answered ${String(response.status)} without a place to go` };
        }
        if (response.ok) return await readBody(response, { asked, url, bytes });
        await response.body?.cancel();
        problem = `the server answered ${String(response.status)}`;
        if (response.status !== 429 && response.status < 500) return { kind: 'refused', problem };
        seconds = retryAfter(response.headers.get('retry-after')) ?? seconds;
        if (seconds > longestWait) return { kind: 'down', problem: `${problem} and asks to wait ${String(Math.round(seconds))} s` };
      } catch (error) {
        signal.throwIfAborted();
        problem = problemOf(error);
        if (problem.includes('ECONNREFUSED') || problem.includes('ENOTFOUND')) return { kind: 'down', problem };
      }
      if (attempt === tries) return { kind: 'down', problem };
      await wait(seconds * 1000, undefined, { signal });
    }
  }

  async function readBody(response: Response, { asked, url, bytes }: { asked: URL; url: URL; bytes: number }): Promise<Fetched> {
    const chunks: Uint8Array[] = [];
    let read = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) { // the web's streams are iterable in Node
      read += chunk.length;
      if (read > bytes) return { kind: 'refused', problem: `it has more than ${String(bytes)} bytes` }; // leaving the loop ends the transfer
      chunks.push(chunk);
    }
    const { mediaType, charset } = contentType(response.headers.get('content-type'));
    const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    return keep(asked, url, {
      url: url.href, mediaType, body: Buffer.concat(chunks).toString('base64'),
      ...(charset !== undefined && { charset }), ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }),
    });
  }

  function keep(asked: URL, url: URL, resource: Resource): Fetched {
    resources.set(asked.href, resource);
    return { kind: 'ok', url, mediaType: resource.mediaType, charset: resource.charset, bytes: Buffer.from(resource.body, 'base64') };
  }
}

function headersOf(former: Resource | undefined): Record<string, string> {
  return {
    'user-agent': `${agent} (reads documentation; obeys robots.txt)`,
    accept: 'text/markdown, text/html;q=0.9, text/plain;q=0.8, */*;q=0.5',
    ...(former?.etag !== undefined && { 'if-none-match': former.etag }),
    ...(former?.lastModified !== undefined && { 'if-modified-since': former.lastModified }),
  };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/u.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function contentType(header: string | null): { mediaType: string; charset: string | undefined } {
  try {
    const type = new MIMEType(header ?? '');
    return { mediaType: type.essence, charset: type.params.get('charset') ?? undefined };
  } catch {
    return { mediaType: '', charset: undefined };
  }
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${String(requestMs / 1000)} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return cause instanceof Error && cause.message !== '' ? cause.message : (code ?? error.message);
}
