import type { Installation } from '../../tasks/languages/language.ts';
import type { Document, Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { tags } from '../passage.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** Changes whenever the same page would be cut or tagged another way, so that stored indexes are built again. */
export const splitVersion = 2;

export interface SplitDocs {
  documents: Document[];
  /** In reading order. */
  passages: Passage[];
}

/** Passages of all pages in reading order; parsers are loaded now. */
export async function splitPages(pages: Page[], installation: Installation): Promise<SplitDocs> {
  const markdown = pages.filter(({ format }) => format === 'markdown');
  const declarations = pages.filter(({ format }) => format === 'declarations');
  const split = [...(await splitAllMarkdown(markdown)), ...(await splitAllDeclarations(declarations, installation))].filter(({ passages }) => passages.length > 0);
  const readable = ensureQuickStart(split);
  return {
    documents: readable.map(({ page, title, passages }) => ({
      path: page.path, title, format: page.format, text: page.text,
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

async function splitAllMarkdown(pages: Page[]): Promise<SplitPage[]> {
  if (pages.length === 0) return [];
  const { splitMarkdown } = await import('./split-markdown.ts');
  return pages.map((page) => ({ page, ...splitMarkdown(page) }));
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
  const first = split.find(({ page }) => page.format === 'markdown' && page.tags === null);
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
