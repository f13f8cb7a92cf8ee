import type { Installation } from '../../tasks/languages/language.ts';
import type { Document, Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { tags } from '../passage.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import { splitBeside } from './split-beside.ts';

/** Changes whenever the same page would be cut or tagged another way, so that stored indexes are built again. */
export const splitVersion = 3;

export interface SplitDocs {
  documents: Document[];
  /** In reading order. */
  passages: Passage[];
}

export interface SplitOptions {
  /** Told of each page that cannot be read, by name. */
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

/** Passages of all pages in reading order; parsers are loaded now. A page that no parser can read is left out, and said so. */
export async function splitPages(pages: Page[], installation: Installation, { onProgress, signal = new AbortController().signal }: SplitOptions = {}): Promise<SplitDocs> {
  const written = pages.filter(({ format }) => format !== 'declarations');
  const declarations = pages.filter(({ format }) => format === 'declarations');
  const results = await splitBeside(written, { signal });
  const readablePages = written.flatMap((page, i) => {
    const result = results[i];
    if (result?.kind === 'split') return [{ page, title: result.title, passages: result.passages }];
    onProgress?.(`The page ${page.path} was left out: ${result?.problem ?? 'it could not be read'}.`);
    return [];
  });
  const split = [...readablePages, ...(await splitAllDeclarations(declarations, installation))].filter(({ passages }) => passages.length > 0);
  const readable = ensureQuickStart(split);
  return {
    documents: readable.map(({ page, title, passages }) => ({
      path: page.path, title, format: page.format, text: page.text, ...(page.url !== undefined && { url: page.url }),
      tags: tags.filter((tag) => passages.some((passage) => passage.tags.includes(tag))),
    })),
    passages: withUniqueIds(readable.flatMap(({ passages }) => passages)),
  };
}

interface SplitPage {
  page: Page;
  title: string;
  passages: Passage[];
}

async function splitAllDeclarations(pages: Page[], installation: Installation): Promise<SplitPage[]> {
  if (pages.length === 0) return [];
  const [compiler, { publicDeclarations }, { splitDeclarations }] = await Promise.all([
    loadTypeScript(), import('../declarations/public-declarations.ts'), import('../declarations/split-declarations.ts'),
  ]);
  return publicDeclarations(compiler, pages, installation).map((each) => ({ page: each.page, title: each.module, passages: splitDeclarations(compiler, each) }));
}

/** Docs without a README or a start page would leave a beginner with nothing: their first page is where one begins. */
function ensureQuickStart(split: SplitPage[]): SplitPage[] {
  if (split.some(({ passages }) => passages.some((passage) => passage.tags.includes('quick-start')))) return split;
  const first = split.find(({ page }) => page.format !== 'declarations' && page.tags === null);
  return split.map((each) =>
    each === first ? { ...each, passages: each.passages.map((passage) => ({ ...passage, tags: ['quick-start' as const, ...passage.tags] })) } : each,
  );
}

/** Two passages of one line, as in minified declarations, are told apart by a number. */
function withUniqueIds(passages: Passage[]): Passage[] {
  const counts = new Map<string, number>();
  return passages.map((passage) => {
    const count = (counts.get(passage.id) ?? 0) + 1;
    counts.set(passage.id, count);
    return count === 1 ? passage : { ...passage, id: `${passage.id}.${String(count)}` };
  });
}
