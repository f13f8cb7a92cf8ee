import type { Page } from '../../knowledge/sources/source.ts';
import type { Block, Section } from '../../knowledge/split/block.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Snippet } from './snippet.ts';

/** Every code block of the docs in reading order, those in the doc comments of public declarations last; parsers are loaded now. */
export async function readSnippets(pages: readonly Page[], installation: Installation): Promise<Snippet[]> {
  const markdown = pages.filter(({ format }) => format === 'markdown' || format === 'mdx');
  const declarations = pages.filter(({ format }) => format === 'declarations');
  return [...await readMarkdown(markdown), ...await readComments(declarations, installation)];
}

async function readMarkdown(pages: Page[]): Promise<Snippet[]> {
  if (pages.length === 0) return [];
  const { readSections } = await import('../../knowledge/split/read-sections.ts');
  return pages.flatMap((page) => {
    const lines = page.text.split('\n');
    const found: Snippet[] = [];
    let end = 0;
    const walk = (section: Section): void => {
      for (const block of section.blocks) {
        for (const { language, code, line } of block.code) {
          const count = code.split('\n').length;
          const heading = block.kind === 'heading' ? section.heading.slice(0, -1) : section.heading;
          const opening = firstLineOf(section);
          found.push({
            path: page.path, line, language, code, heading, origin: 'page', isOfDeprecated: /deprecat/iu.test(heading.join(' ')),
            before: lines.slice(Math.max(end, opening), line - 1).join('\n').trim(),
            raw: lines.slice(line - 1, line - 1 + count),
          });
          end = line + count;
        }
      }
      section.children.forEach(walk);
    };
    walk(readSections(page).page);
    return found;
  });
}

/** Lines up to and with its heading, which are told of already. */
function firstLineOf({ blocks: [first] }: Section): number {
  const heading: Block | undefined = first;
  return heading?.kind === 'heading' ? heading.endLine : 0;
}

async function readComments(pages: Page[], installation: Installation): Promise<Snippet[]> {
  if (pages.length === 0) return [];
  const [compiler, { publicDeclarations }, { readCommentExamples }] = await Promise.all([
    loadTypeScript(), import('../../knowledge/declarations/public-declarations.ts'), import('./read-comment-examples.ts'),
  ]);
  return publicDeclarations(compiler, pages, installation).flatMap(({ page }) => readCommentExamples(compiler, page));
}
