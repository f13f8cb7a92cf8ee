import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';

export type Sitemap = { kind: 'sitemap'; pages: string[]; sitemaps: string[] } | { kind: 'unreadable'; problem: string };

/** What a sitemap may have when it is unpacked; the protocol allows 50 MB, which no site of docs comes near. */
export const mostSitemapBytes = 20_000_000;

/** A sitemap or an index of sitemaps (sitemaps.org), also gzipped; of broken XML what stands before the mistake. */
export async function readSitemap(bytes: Uint8Array): Promise<Sitemap> {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes) : bytes;
  if (plain === undefined) return { kind: 'unreadable', problem: `it is no gzip file of at most ${String(mostSitemapBytes)} bytes` };
  const found = { pages: [] as string[], sitemaps: [] as string[] };
  const open: string[] = [];
  let text = '';
  const mistakes: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    open.push(localName(name));
    text = '';
  });
  parser.on('text', (given) => { text += given; });
  parser.on('cdata', (given) => { text += given; });
  parser.on('closetag', () => {
    const parent = open.at(-2);
    if (open.pop() === 'loc' && text.trim() !== '') (parent === 'sitemap' ? found.sitemaps : found.pages).push(text.trim());
    text = '';
  });
  parser.on('error', ({ message }) => { if (mistakes.length === 0) mistakes.push(message); });
  parser.write(new TextDecoder().decode(plain)).close();
  if (mistakes.length > 0 && found.pages.length + found.sitemaps.length === 0) return { kind: 'unreadable', problem: 'it is no XML of a sitemap' };
  return { kind: 'sitemap', ...found };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: mostSitemapBytes });
  } catch {
    return undefined;
  }
}
