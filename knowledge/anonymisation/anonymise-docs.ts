import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Document, Passage } from '../passage.ts';
import type { Page } from '../sources/source.ts';
import { splitPages } from '../split/split-pages.ts';
import { placeOf } from './anonymise-packages.ts';
import type { Anonymisation } from './open-anonymisation.ts';
import { isName, renameMarkdown } from './rename-markdown.ts';
import { renameSnippet } from './rename-snippet.ts';

export interface AnonymiseDocsRequest extends Pick<Anonymisation, 'dictionary' | 'text' | 'library' | 'installation'> {
  /** Files of the anonymised installation by path. */
  written: ReadonlyMap<string, string>;
}

/**
 * The docs under the invented names. Passages that people wrote are Markdown whatever their page is, so they are changed one by one;
 * declarations are read anew where they are changed already.
 */
export async function anonymiseDocs({ documents, passages }: Pick<KnowledgeBase, 'documents' | 'passages'>, request: AnonymiseDocsRequest): Promise<Pick<Anonymisation, 'docs' | 'realPassage'>> {
  const { dictionary, installation } = request;
  const declared = new Set(documents.filter(({ format }) => format === 'declarations').map(({ path }) => path));
  const rename = await passageRenamer(request);
  const own = passages.filter(({ path }) => !declared.has(path)).map((real) => ({ real, passage: rename(real) }));
  const declarations = await splitPages(documents.filter(({ path }) => declared.has(path)).flatMap((document) => declarationPage(document, request)), installation);
  const real = new Map(own.map((each) => [each.passage.id, each.real]));
  for (const passage of passages) if (declared.has(passage.path)) real.set(`${placeOf(passage.path, dictionary)}${passage.id.slice(passage.path.length)}`, passage);
  return {
    docs: {
      documents: [...documents.filter(({ path }) => !declared.has(path)).map((document) => renameDocument(document, own.filter((each) => each.real.path === document.path).map(({ passage }) => passage), request)), ...declarations.documents],
      passages: [...own.map(({ passage }) => passage), ...declarations.passages],
    },
    realPassage: (id) => real.get(id),
  };
}

async function passageRenamer({ text, dictionary }: AnonymiseDocsRequest): Promise<(passage: Passage) => Passage> {
  const typescript = await loadTypeScript();
  // A name that the table would change in a heading of one word is that name only when it can be nothing else.
  const heading = (words: string): string => (isName(words) ? text.code(words) : text.prose(words));
  return (passage) => {
    const { id, path, anchor, url, startLine, endLine, kind, tags } = passage;
    const renamed = dictionary.aliasPath(text.address(path));
    return {
      startLine, endLine, kind, tags,
      id: `${renamed}${id.slice(path.length)}`,
      path: renamed,
      ...(anchor === undefined ? {} : { anchor: text.address(anchor) }),
      ...(url === undefined ? {} : { url: text.address(url) }),
      heading: passage.heading.map(heading),
      text: renameMarkdown(typescript, passage.text, text),
      code: passage.code.map((block) => ({ ...block, code: renameSnippet(typescript, { language: /^[\w.]*/u.exec(block.language)?.[0] ?? '', code: block.code, text }) })),
    };
  };
}

function renameDocument({ path, title, url, ...document }: Document, passages: readonly Passage[], { text, dictionary }: AnonymiseDocsRequest): Document {
  return {
    ...document, path: dictionary.aliasPath(text.address(path)), title: text.prose(title), text: passages.map((passage) => passage.text).join('\n\n'),
    ...(url === undefined ? {} : { url: text.address(url) }),
  };
}

function declarationPage({ path, format, tags }: Document, { written, dictionary }: AnonymiseDocsRequest): Page[] {
  const place = placeOf(path, dictionary);
  const text = written.get(`node_modules/${place}`);
  const name = place.split('/').slice(place.startsWith('@') ? 2 : 1).join('/');
  return text === undefined ? [] : [{ format, tags, path: place, name, text: text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n') }];
}
