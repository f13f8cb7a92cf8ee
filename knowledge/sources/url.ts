import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';
import { describePatterns, matchNames, patternsSchema } from './match-names.ts';
import { defineSource, type Page } from './source.ts';
import { tagsSchema } from './tags-schema.ts';
import { openClient } from './website/open-client.ts';
import { readSite, type ReadSite } from './website/read-site.ts';
import { scopeOf } from './website/scope.ts';
import { siteSchema, type Site } from './website/site-schema.ts';

const address = z.string().superRefine((given, context) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) context.addIssue(`expected an address such as https://example.org/docs/, received ${JSON.stringify(given)}`);
  else if (url.username !== '' || url.password !== '') context.addIssue('expected an address without a user and a password');
});

const schema = z.strictObject({
  url: address,
  ...patternsSchema,
  limits: z.strictObject({
    pages: z.number().int().min(1).max(20_000).optional(), depth: z.number().int().min(0).max(50).optional(), megabytes: z.number().min(0.001).max(1000).optional(),
  }).optional(),
  /** Seconds between two requests. */
  delay: z.number().min(0).max(60).optional(),
  /** Hours for which what was fetched is used without asking the site. */
  refresh: z.number().min(0).optional(),
  tags: tagsSchema,
});
type Entry = z.infer<typeof schema>;

const defaults = { limits: { pages: 500, depth: 6, megabytes: 50 }, delay: 0.2, refresh: 24 };

/** Pages of a website below an address: `llms-full.txt`, else what `llms.txt` links to, else the sitemap's, else those that links lead to. */
export const url = defineSource({
  schema,
  check: () => undefined,
  read: async (entry, { home, at, onProgress, signal }) => {
    const file = fileOf(entry, home);
    const former = await readFormer(file);
    if (former !== undefined && Date.now() - former.fetchedAt < (entry.refresh ?? defaults.refresh) * 3_600_000) return toPages(former, entry);

    const known = new Map(Object.entries(former?.resources ?? {}));
    const { site, resources } = await crawl(entry, { known, at, onProgress, signal });
    if (site.kind === 'down') {
      if (former === undefined) throw new UserError(`${at}: url: ${entry.url} cannot be read: ${site.problem}. Check the address and the network, or name a folder or a git repository with the same pages.`);
      onProgress(`${at}: url: ${entry.url} cannot be read now (${site.problem}); the pages of ${new Date(former.fetchedAt).toISOString().slice(0, 10)} are used.`);
      return toPages(former, entry);
    }
    if (site.pages.length === 0) {
      throw new UserError(`${at}: url: ${entry.url} has no documents; looked for llms-full.txt, llms.txt, a sitemap and links, ${describePatterns(entry.include ?? ['**'], entry.exclude)}. Check that robots.txt allows them, or change the address, "include" or "limits".`);
    }
    const fetched: Site = { version: 1, fetchedAt: Date.now(), resources: Object.fromEntries(resources), pages: site.pages };
    await writeSite(file, fetched);
    return toPages(fetched, entry);
  },
  base: (entry) => new URL(entry.url).host,
});

interface CrawlRequest {
  known: Map<string, Site['resources'][string]>;
  at: string;
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

async function crawl(entry: Entry, { known, at, onProgress, signal }: CrawlRequest): Promise<{ site: ReadSite; resources: Map<string, Site['resources'][string]> }> {
  const start = new URL(entry.url);
  const scope = scopeOf(start);
  const opened = await openClient({ origin: scope.origin, delay: entry.delay ?? (isOwnMachine(start) ? 0 : defaults.delay), known, signal });
  if (opened.kind === 'down') return { site: opened, resources: new Map() };
  const { client } = opened;
  const onSkipped = (page: string, problem: string): void => { onProgress(`${at}: the page ${page} was left out: ${problem}.`); };
  const matches = matchNames({ include: entry.include ?? ['**'], ...(entry.exclude !== undefined && { exclude: entry.exclude }) });
  const limits = { pages: entry.limits?.pages ?? defaults.limits.pages, depth: entry.limits?.depth ?? defaults.limits.depth, megabytes: entry.limits?.megabytes ?? defaults.limits.megabytes };
  return { site: await readSite({ client, start, scope, matches, limits, onSkipped }), resources: client.resources };
}

/** Nobody else waits there. */
function isOwnMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
}

function toPages({ pages }: Site, { tags }: Entry): Page[] {
  return pages.map((page) => ({ ...page, tags: tags ?? null }));
}

/** Another entry for the same site is another crawl. */
function fileOf({ url: of, include, exclude, limits }: Entry, home: string): string {
  const key = createHash('sha256').update(JSON.stringify([of, include, exclude, limits])).digest('hex').slice(0, 16);
  return path.join(home, 'docs', 'web', `${key}.json`);
}

async function readFormer(file: string): Promise<Site | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return siteSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // cut short by a crash: the site is asked again
  }
}

async function writeSite(file: string, site: Site): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = `${file}.${String(process.pid)}`;
  await writeFile(beside, JSON.stringify(site));
  await rename(beside, file);
}
