import { createHash, timingSafeEqual } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Context, MiddlewareHandler } from 'hono';

/** No form of the page comes near this. */
const mostBytes = 64 * 1024;

/**
 * What every request passes through, in this order: the server is asked by a name of this machine (no other name leads to it,
 * whatever a DNS server says), by its own page or by nobody's, and with the token of this start.
 */
export function guards(token: string): MiddlewareHandler[] {
  return [
    headers,
    ownNameOnly,
    ownPageOnly,
    tokenOnly(token),
    bodyLimit({ maxSize: mostBytes, onError: (c) => c.json({ error: `That is more than ${String(mostBytes / 1024)} KiB.` }, 413) }),
  ];
}

/** Charts set their styles on elements, which is why styles may be inline; scripts never are. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], connectSrc: ["'self'"], imgSrc: ["'self'"],
    baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

const ownNameOnly = createMiddleware(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  const name = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname ?? '';
  if (!loopbackNames.has(name)) return refuse(c, 403, 'This server answers to names of this machine alone: open the address that "uagent ui" printed when it started.');
  await next();
  return undefined;
});

/** A page of another origin may be on this machine as well, so that cookies alone do not tell them apart. */
const ownPageOnly = createMiddleware(async (c, next) => {
  const { origin, isReading } = { origin: c.req.header('origin'), isReading: c.req.method === 'GET' || c.req.method === 'HEAD' };
  const own = `http://${c.req.header('host') ?? ''}`;
  const isForeign = origin === undefined ? !isReading : origin !== own;
  const site = c.req.header('sec-fetch-site');
  const isEmbedded = site !== undefined && site !== 'same-origin' && site !== 'none' && c.req.header('sec-fetch-mode') !== 'navigate';
  if (isForeign || isEmbedded) return refuse(c, 403, 'This request does not come from the page of this server: open the address that "uagent ui" printed when it started.');
  await next();
  return undefined;
});

/** Given once in the address, then kept where no script can read it. */
function tokenOnly(token: string): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const name = `uagent-${URL.parse(c.req.url)?.port ?? ''}`;
    const given = c.req.method === 'GET' ? c.req.query('token') : undefined;
    if (given !== undefined) {
      if (!isSame(given, token)) return refuse(c, 401, notKnown);
      setCookie(c, name, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return c.redirect(c.req.path, 303);
    }
    if (!isSame(getCookie(c, name) ?? '', token)) return refuse(c, 401, notKnown);
    await next();
    return undefined;
  });
}

const notKnown = 'Open the address that "uagent ui" printed when it started: it has the token of this start in it.';

/** Takes as long for every text. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function refuse(c: Context, status: 401 | 403, error: string): Response {
  return c.req.path.startsWith('/api/') ? c.json({ error }, status) : c.text(`${error}\n`, status);
}
