import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import type { Client } from './open-client.ts';
import { mostSitemapBytes, readSitemap } from './read-sitemap.ts';
import { keyOf, type Scope } from './scope.ts';

export interface ListRequest {
  client: Client;
  scope: Scope;
  /** Whether a page of this name is wanted. */
  matches: (name: string) => boolean;
  limit: number;
  onSkipped: (address: string, problem: string) => void;
}

/** Text of a file that a site offers to machines; undefined where the site has none, or answers with a page for everything. */
export async function readOffered(client: Client, url: URL, { bytes, onSkipped }: { bytes: number; onSkipped: ListRequest['onSkipped'] }): Promise<string | undefined> {
  const fetched = await client.get(url, bytes);
  if (fetched.kind === 'refused' && fetched.problem.startsWith('it has more than')) onSkipped(url.href, fetched.problem);
  if (fetched.kind !== 'ok' || fetched.mediaType === 'text/html') return undefined;
  const text = new TextDecoder().decode(fetched.bytes);
  return text.trim() === '' || text.trimStart().startsWith('<') ? undefined : text;
}

/** Each link has a line of its own there; read by lines, no text is long enough to be a burden. */
const longestLine = 2000;

/** The pages that `llms.txt` links to, of the entry's own folder or of the site (llmstxt.org). */
export async function pagesOfLlms({ client, scope, matches, limit, onSkipped }: ListRequest): Promise<URL[]> {
  for (const folder of foldersOf(scope)) {
    const text = await readOffered(client, new URL('llms.txt', folder), { bytes: 500_000, onSkipped });
    if (text === undefined) continue;
    const links: string[] = [];
    for (const line of text.split('\n')) visit(fromMarkdown(line.slice(0, longestLine)), 'link', ({ url }) => { links.push(url); });
    const pages = wanted(links.map((link) => scope.within(link, folder)), { scope, matches });
    if (pages.length > 0) return cut(pages, limit, onSkipped);
  }
  return [];
}

const mostSitemaps = 50;

/** The pages of the site's sitemaps: those that robots.txt names, and those at the usual place. */
export async function pagesOfSitemaps({ client, scope, matches, limit, onSkipped }: ListRequest): Promise<URL[]> {
  const open = [...client.sitemaps, ...foldersOf(scope).map((folder) => new URL('sitemap.xml', folder).href)];
  const seen = new Set<string>();
  const found: (URL | undefined)[] = [];
  for (let address = open.shift(); address !== undefined && seen.size < mostSitemaps; address = open.shift()) {
    if (!URL.canParse(address, scope.origin)) continue;
    const url = new URL(address, scope.origin);
    if (url.origin !== scope.origin || seen.has(url.href)) continue;
    seen.add(url.href);
    const fetched = await client.get(url, mostSitemapBytes);
    if (fetched.kind !== 'ok' || fetched.mediaType === 'text/html') continue;
    const sitemap = await readSitemap(fetched.bytes);
    if (sitemap.kind === 'unreadable') {
      onSkipped(url.href, sitemap.problem);
      continue;
    }
    open.push(...sitemap.sitemaps);
    for (const page of sitemap.pages) found.push(scope.within(page));
  }
  return cut(wanted(found, { scope, matches }), limit, onSkipped);
}

function foldersOf({ folder, origin }: Scope): URL[] {
  const root = new URL('/', origin);
  return root.href === folder.href ? [folder] : [folder, root];
}

function wanted(urls: (URL | undefined)[], { scope, matches }: Pick<ListRequest, 'scope' | 'matches'>): URL[] {
  const pages = new Map<string, URL>();
  for (const url of urls) if (url !== undefined && matches(scope.nameOf(url)) && !pages.has(keyOf(url))) pages.set(keyOf(url), url);
  return [...pages.values()];
}

function cut(pages: URL[], limit: number, onSkipped: ListRequest['onSkipped']): URL[] {
  const first = pages[limit];
  if (first !== undefined) onSkipped(`${first.href} and ${String(pages.length - limit - 1)} more`, `the limit of ${String(limit)} pages is reached`);
  return pages.slice(0, limit);
}
