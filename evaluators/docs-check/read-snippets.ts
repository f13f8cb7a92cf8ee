import type { Page } from '../../knowledge/sources/source.ts';
import type { PlacedCode } from '../../knowledge/split/read-code-blocks.ts';
import { readBeside } from '../../knowledge/split/split-beside.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Snippet } from './snippet.ts';

export interface ReadSnippets {
  /** In reading order, those in the doc comments of public declarations last. */
  snippets: Snippet[];
  /** What each page says, as Markdown; for declarations their text. */
  texts: Map<string, string>;
}

export interface ReadSnippetsRequest {
  pages: readonly Page[];
  installation: Installation;
  /** Told of each page that cannot be read, by name. */
  onLeftOut: (message: string) => void;
  signal: AbortSignal;
}

/** Every code block of the docs, whatever their format; parsers are loaded now. */
export async function readSnippets({ pages, installation, onLeftOut, signal }: ReadSnippetsRequest): Promise<ReadSnippets> {
  const written = pages.filter(({ format }) => format !== 'declarations');
  const declarations = pages.filter(({ format }) => format === 'declarations');
  const texts = new Map(declarations.map(({ path, text }) => [path, text]));
  const results = await readBeside('code', written, { signal });
  const snippets = written.flatMap((page, i) => {
    const result = results[i];
    if (result?.kind !== 'split') {
      onLeftOut(`The page ${page.path} was left out: ${result?.problem ?? 'it could not be read'}.`);
      return [];
    }
    texts.set(page.path, result.text);
    const source = page.text.split('\n');
    return result.blocks.map((block, j) => snippetOf(block, { page, source, from: result.blocks[j - 1]?.lines.at(-1) ?? 0 }));
  });
  return { snippets: [...snippets, ...await readComments(declarations, installation)], texts };
}

function snippetOf({ language, code, lines, heading, before, anchor }: PlacedCode, { page, source, from }: { page: Page; source: readonly string[]; from: number }): Snippet {
  const [line = 1] = lines;
  const url = page.url === undefined || anchor === undefined ? page.url : `${page.url}#${anchor}`;
  return {
    path: page.path, line, lines, language, code, heading, before, origin: 'page', isOfDeprecated: /deprecat/iu.test(heading.join(' ')),
    raw: lines.map((each) => source[each - 1] ?? ''), above: linesAbove(source, from, line),
    ...(anchor !== undefined && { anchor }), ...(url !== undefined && { url }),
  };
}

/** The fence or what stands for it, and what is right above it, of which some formats show nothing to readers. */
function linesAbove(source: readonly string[], from: number, line: number): string[] {
  return source.slice(from, line - 1).filter((each) => each.trim() !== '').slice(-3);
}

async function readComments(pages: Page[], installation: Installation): Promise<Snippet[]> {
  if (pages.length === 0) return [];
  const [compiler, { publicDeclarations }, { readCommentExamples }] = await Promise.all([
    loadTypeScript(), import('../../knowledge/declarations/public-declarations.ts'), import('./read-comment-examples.ts'),
  ]);
  return publicDeclarations(compiler, pages, installation).flatMap(({ page }) => readCommentExamples(compiler, page));
}
