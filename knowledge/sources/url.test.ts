import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import { startSite, type Site } from '../fixtures/start-site.ts';
import { temporaryLibrary, type TemporaryLibrary } from '../fixtures/temporary-library.ts';
import { readDocs } from '../read-docs.ts';
import type { Page } from './source.ts';

const html = (title: string, ...links: string[]): string => `<title>${title}</title><main><h1>${title}</h1><p>About ${title}.</p>${links.map((link) => `<a href="${link}">x</a>`).join('')}</main>`;

interface Read {
  pages: Page[];
  names: string[];
  said: string[];
}

async function read(written: TemporaryLibrary, site: Site): Promise<Read> {
  const said: string[] = [];
  const clean = (text: string): string => text.replaceAll(site.origin, '<site>').replaceAll(written.folder, '<lib>').replace('<lib>/libraries/lib.yaml:4: ', '');
  try {
    const pages = await readDocs({ ...written, onProgress: (message) => { said.push(clean(message)); } });
    return { pages, names: pages.map(({ name }) => name), said };
  } catch (error) {
    if (error instanceof UserError) return { pages: [], names: [], said: [...said, clean(error.message)] };
    throw error;
  }
}

function library(site: Site, entry: Record<string, unknown> = {}): TemporaryLibrary {
  return temporaryLibrary({ docs: [{ url: `${site.origin}/docs/`, refresh: 0, ...entry }], files: {} });
}

describe('a website', () => {
  it('is read from llms-full.txt where it has one, and a page that answers everything is none', async () => {
    await using site = await startSite({ '/docs/llms-full.txt': '# Lib\n\nAll of it.\n', '/docs/': html('Start') });
    using written = library(site);
    const { pages } = await read(written, site);
    expect(pages).toMatchObject([{ name: 'llms-full.txt', format: 'markdown', url: `${site.origin}/docs/llms-full.txt`, text: '# Lib\n\nAll of it.\n' }]);
    site.pages['/docs/llms-full.txt'] = (_, response) => { response.setHeader('content-type', 'text/html'); response.end(html('App')); };
    expect((await read(written, site)).names).toEqual(['index']);
  });

  it('else from the pages that llms.txt links to, in its order and in its folder', async () => {
    await using site = await startSite({
      '/llms.txt': `# Lib\n\n- [B](/docs/b.md): about b\n- [A](<site>/docs/a.md)\n- [Other](/blog/x.md)\n- [Elsewhere](https://example.org/docs/c.md)\n- [B again](/docs/b.md#part)\n`,
      '/docs/a.md': '# A\n\nText.', '/docs/b.md': '# B\n\nText.', '/docs/sitemap.xml': '<urlset><url><loc>/docs/c</loc></url></urlset>',
    });
    site.pages['/llms.txt'] = String(site.pages['/llms.txt']).replace('<site>', site.origin);
    using written = library(site);
    expect((await read(written, site)).names).toEqual(['b.md', 'a.md']);
  });

  it('else from its sitemaps, also an index and gzipped ones', async () => {
    await using site = await startSite({ '/docs/a': html('A'), '/docs/b/': html('B'), '/docs/internal/c': html('C') });
    site.pages['/robots.txt'] = `Sitemap: ${site.origin}/index.xml\n`;
    site.pages['/index.xml'] = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.origin}/all.xml.gz</loc></sitemap></sitemapindex>`;
    site.pages['/all.xml.gz'] = gzipSync(`<urlset>${['/docs/a', '/docs/a/', '/docs/b/', '/docs/internal/c', '/blog/x'].map((path) => `<url><loc>${site.origin}${path}</loc></url>`).join('')}</urlset>`);
    using written = library(site, { exclude: ['internal/**'], tags: ['guide'] });
    const { pages, names, said } = await read(written, site);
    expect(names).toEqual(['a', 'b']);
    expect(pages[0]).toMatchObject({ path: `${new URL(site.origin).host}/docs/a`, url: `${site.origin}/docs/a`, format: 'html', tags: ['guide'] });
    expect(said).toEqual([]);
  });

  it('else by its links: each page once, within the folder, as robots.txt allows', async () => {
    await using site = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow: /docs/private\n',
      '/docs/': html('Start', 'a', 'a#part', 'a/', './b/index.html', '/docs/b/', '/blog', 'https://example.org/docs/x', 'mailto:a@b.c', 'private/p', 'logo.png', 'moved', 'away', '../docs/../../etc/passwd'),
      '/docs/a': html('A', 'deep'), '/docs/b/index.html': html('B'), '/docs/deep': `<link rel="canonical" href="/docs/deepest">${html('Deep', 'too-deep')}`,
      '/docs/too-deep': html('Too deep'), '/docs/private/p': html('Private'),
      '/docs/moved': (_, response) => { response.writeHead(302, { location: '/docs/a' }).end(); },
      '/docs/away': (_, response) => { response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(); },
    });
    using written = library(site, { limits: { depth: 2 } });
    const { names, said } = await read(written, site);
    expect(names).toEqual(['index', 'a', 'b/index.html', 'deepest']);
    expect(said).toEqual([
      'the page <site>/docs/private/p was left out: robots.txt does not allow it.',
      'the page <site>/docs/away was left out: it redirects to another site, http://169.254.169.254/latest.',
    ]);
    expect(site.asked.filter((path) => /too-deep|private|blog|png|etc/u.test(path))).toEqual([]);
  });

  it('keeps to its limits and says what is left out', async () => {
    await using site = await startSite({ '/docs/': html('Start', 'a', 'b', 'c'), '/docs/a': 'x'.repeat(3000), '/docs/b': html('B'), '/docs/c': html('C') });
    using few = library(site, { limits: { pages: 2 } });
    expect(await read(few, site)).toMatchObject({ names: ['index', 'a'], said: ['the page <site>/docs/b and 1 more was left out: the limit of 2 pages is reached.'] });
    using small = library(site, { limits: { megabytes: 0.001 } });
    expect(await read(small, site)).toMatchObject({ names: ['index', 'b', 'c'], said: [expect.stringMatching(/\/docs\/a was left out: it has more than \d+ bytes/u)] });
  });

  it('tries again when it is told to wait', async () => {
    let calls = 0;
    await using site = await startSite({
      '/docs/': (_, response) => {
        calls += 1;
        if (calls < 3) response.writeHead(calls === 1 ? 429 : 503, { 'retry-after': calls === 1 ? '0' : new Date(0).toUTCString() }).end();
        else response.setHeader('content-type', 'text/html').end(html('Start', 'slow'));
      },
      '/docs/slow': (_, response) => { response.writeHead(503, { 'retry-after': '100000' }).end(); },
    });
    using written = library(site);
    expect(await read(written, site)).toMatchObject({ names: ['index'], said: ['the page <site>/docs/slow was left out: the server answered 503 and asks to wait 100000 s.'] });
    expect(calls).toBe(3);
  });

  it('asks again only what changed, nothing while it is fresh, and is read from what was kept while it is down', async () => {
    const conditional: string[] = [];
    await using site = await startSite({
      '/docs/': (request, response) => {
        conditional.push(String(request.headers['if-none-match']));
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"', 'content-type': 'text/html' }).end(html('Start'));
      },
    });
    using written = library(site);
    const first = await read(written, site);
    expect(await read(written, site)).toEqual(first);
    expect(conditional).toEqual(['undefined', '"1"']);
    const asked = site.asked.length;
    using fresh = { ...written, library: { ...written.library, docs: written.library.docs.map((each) => ({ ...each, value: { ...each.value, refresh: 1 } })) } };
    expect((await read(fresh, site)).pages).toEqual(first.pages);
    expect(site.asked).toHaveLength(asked);
    await site.stop();
    const down = await read(written, site);
    expect(down.pages).toEqual(first.pages);
    expect(down.said).toEqual([expect.stringMatching(/^url: <site>\/docs\/ cannot be read now \(.*ECONNREFUSED.*\); the pages of \d{4}-\d\d-\d\d are used\.$/u)]);
    using without = library(site);
    expect((await read(without, site)).said).toEqual([expect.stringMatching(/^url: <site>\/docs\/ cannot be read: .*ECONNREFUSED.*\. Check the address and the network, or name a folder or a git repository with the same pages\.$/u)]);
  });

  it('reads the character sets that servers name, and says what is no text or too long', async () => {
    await using site = await startSite({
      '/docs/': html('Start', 'latin', 'binary', 'bomb', 'long'),
      '/docs/latin': (_, response) => { response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from(html('Größe'), 'latin1')); },
      '/docs/binary': (_, response) => { response.setHeader('content-type', 'text/markdown').end(Buffer.from([1, 0, 2])); },
      '/docs/bomb': (_, response) => { response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000, 97))); },
      '/docs/sitemap.xml': gzipSync(Buffer.alloc(60_000_000, 32)),
    });
    using written = library(site);
    const { pages, said } = await read(written, site);
    expect(pages[1]?.text).toContain('Größe');
    expect(said).toEqual([
      'the page <site>/docs/sitemap.xml was left out: it is no gzip file of at most 20000000 bytes.',
      'the page <site>/docs/binary was left out: it is binary, no text.',
      'the page <site>/docs/bomb was left out: it has more than 5000000 bytes.',
      'the page <site>/docs/long was left out: the server answered 404.',
    ]);
  });

  it('without a page says what was looked for', async () => {
    await using site = await startSite({ '/robots.txt': 'User-agent: *\nDisallow: /\n' });
    using written = library(site, { include: ['guide/**'] });
    expect((await read(written, site)).said.at(-1)).toBe('url: <site>/docs/ has no documents; looked for llms-full.txt, llms.txt, a sitemap and links, guide/**. Check that robots.txt allows them, or change the address, "include" or "limits".');
  });
});
