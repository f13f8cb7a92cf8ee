import { formatOfMedia } from '../../formats/format-of.ts';
import { decodeText, mostBytes } from '../decode-text.ts';
import { pagesOfLlms, pagesOfSitemaps, readOffered } from './list-pages.ts';
import type { Client } from './open-client.ts';
import { readLinks } from './read-links.ts';
import { keyOf, type Scope } from './scope.ts';
import type { SitePage } from './site-schema.ts';

export interface SiteLimits {
  pages: number;
  /** Links from the first page. */
  depth: number;
  megabytes: number;
}

export interface ReadSiteRequest {
  client: Client;
  start: URL;
  scope: Scope;
  matches: (name: string) => boolean;
  limits: SiteLimits;
  onSkipped: (address: string, problem: string) => void;
}

export type ReadSite = { kind: 'read'; pages: SitePage[] } | { kind: 'down'; problem: string };

/** After so many pages in a row for which nothing came back, the site is taken to be down. */
const mostFailures = 3;

/** What the site offers to machines as one text, else the pages that it lists, else those that links lead to. */
export async function readSite(request: ReadSiteRequest): Promise<ReadSite> {
  const { client, scope, limits, matches, onSkipped } = request;
  const full = new URL('llms-full.txt', scope.folder);
  const whole = await readOffered(client, full, { bytes: mostBytes, onSkipped });
  if (whole !== undefined) return { kind: 'read', pages: [{ path: `${full.host}${full.pathname}`, name: 'llms-full.txt', url: full.href, format: 'markdown', text: whole }] };
  const listing = { client, scope, matches, limit: limits.pages, onSkipped };
  const listed = await pagesOfLlms(listing);
  const pages = listed.length > 0 ? listed : await pagesOfSitemaps(listing);
  return pages.length > 0 ? fetchPages(request, pages, 0) : fetchPages(request, [request.start], limits.depth);
}

/** The given pages and what they link to, nearest first, down to `depth`. */
async function fetchPages(request: ReadSiteRequest, from: URL[], depth: number): Promise<ReadSite> {
  const { client, scope, limits, matches, onSkipped } = request;
  const found: SitePage[] = [];
  const open = from.map((url) => ({ url, depth: 0 }));
  const seen = new Set(from.map(keyOf));
  const kept = new Set<string>();
  let left = limits.megabytes * 1_000_000;
  let failures = 0;
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (found.length >= limits.pages || left <= 0) {
      onSkipped(`${next.url.href} and ${String(open.length)} more`, left <= 0 ? `the limit of ${String(limits.megabytes)} MB is reached` : `the limit of ${String(limits.pages)} pages is reached`);
      break;
    }
    const fetched = await client.get(next.url, Math.min(mostBytes, left));
    failures = fetched.kind === 'down' ? failures + 1 : 0;
    if (fetched.kind === 'down' && (failures >= mostFailures || found.length === 0)) return { kind: 'down', problem: fetched.problem };
    if (fetched.kind !== 'ok') {
      onSkipped(next.url.href, fetched.problem);
      continue;
    }
    left -= fetched.bytes.length;
    const format = formatOfMedia(fetched.mediaType, fetched.url.pathname);
    const url = scope.within(fetched.url.href);
    if (format === undefined || url === undefined) continue; // an image, or a redirect that left the folder
    const decoded = decodeText(fetched.bytes, fetched.charset);
    if (decoded.kind === 'unreadable') {
      onSkipped(url.href, decoded.problem);
      continue;
    }
    const { links, canonical } = format === 'html' ? readLinks(decoded.text) : { links: [], canonical: undefined };
    const own = (canonical === undefined ? undefined : scope.within(canonical, url)) ?? url;
    const name = scope.nameOf(own);
    if (!kept.has(keyOf(own)) && matches(name)) found.push({ path: `${own.host}${decodedPath(scope, name)}`, name, url: own.href, format, text: decoded.text });
    kept.add(keyOf(own));
    if (next.depth >= depth) continue;
    for (const link of links) {
      const target = scope.within(link, url);
      if (target === undefined || seen.has(keyOf(target)) || isExcluded(target)) continue;
      seen.add(keyOf(target));
      open.push({ url: target, depth: next.depth + 1 });
    }
  }
  return { kind: 'read', pages: found };
}

function decodedPath({ folder }: Scope, name: string): string {
  return `${folder.pathname}${name}`;
}

/** By their names these are no pages. */
function isExcluded({ pathname }: URL): boolean {
  return /\.(?:png|jpe?g|gif|svg|webp|ico|css|m?js|json|xml|zip|t?gz|tar|pdf|woff2?|mp4|webm|wasm|map)$/iu.test(pathname);
}
