import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';
import { defaultPatterns, patternsOf } from '../formats/format-of.ts';
import { isDeclaration, searchText } from '../search-text.ts';
import { readPages } from '../sources/read-pages.ts';
import type { Page } from '../sources/source.ts';
import { splitBeside } from '../split/split-beside.ts';
import type { Corpus, CorpusEntry } from './corpus.ts';
import { readJsonLines } from './read-json-lines.ts';

/** Further keys, such as a source's own metadata, are passed over. */
const documentSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  text: z.string(),
  title: z.string().nullish(),
});

export interface ReadCorpusOptions {
  /** Told of each page that is left out. */
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** Documents of a JSONL file, each found as a whole, or the passages of a folder's pages. */
export async function readCorpus(docs: string, options: ReadCorpusOptions): Promise<Corpus> {
  const found = await stat(docs).catch(() => undefined);
  if (found === undefined) throw new UserError(`There is no file or folder ${docs}. Expected a folder of pages or a JSONL file of documents.`);
  const corpus = found.isDirectory() ? await readFolder(docs, options) : await readDocuments(docs);
  if (corpus.entries.length === 0) throw new UserError(`${docs} has no documents. Expected ${found.isDirectory() ? 'pages such as *.md, or the path of a JSONL file' : 'a line such as {"id": "a", "text": "…"} for each'}.`);
  return corpus;
}

async function readDocuments(file: string): Promise<Corpus> {
  const ids = new Map<string, string>();
  const lines = await readJsonLines(file, documentSchema, '{"id": "…", "text": "…"} and perhaps "title"');
  const entries = lines.map(({ at, value: { id, text, title } }): CorpusEntry => {
    const before = ids.get(id);
    if (before !== undefined) throw new UserError(`${at}: the id "${id}" is taken by ${before}; expected every document once.`);
    ids.set(id, at);
    return { id, page: id, heading: title ?? '', body: text, isDeclaration: false };
  });
  return { entries, find: (id) => (ids.has(id) ? { id, page: id } : undefined) };
}

async function readFolder(folder: string, { onProgress, signal }: ReadCorpusOptions): Promise<Corpus> {
  const read = (include: string[]): Promise<Page[]> =>
    readPages({ folder: path.resolve(folder), include, exclude: ['**/node_modules/**'], pathOf: (name) => name, tags: null, at: folder, onProgress });
  const texts = await read([...defaultPatterns(), '**/*.txt']);
  // Beside other pages HTML is mostly built from them; alone it is the docs.
  const pages = texts.length > 0 ? texts : await read(patternsOf('html'));
  const results = await splitBeside(pages, { signal });
  const split = pages.flatMap((page, i) => {
    const result = results[i];
    if (result?.kind === 'split') return [{ page, passages: result.passages }];
    onProgress(`The page ${page.path} was left out: ${result?.problem ?? 'it could not be read'}.`);
    return [];
  });
  const passagesOf = new Map(split.map(({ page, passages }) => [page.path, passages]));
  return {
    entries: split.flatMap(({ passages }) => passages.map((passage): CorpusEntry => ({ id: passage.id, page: passage.path, ...searchText(passage), isDeclaration: isDeclaration(passage.text) }))),
    find: (named) => {
      const id = named.replace(/^(?:\.\/)+/u, '');
      if (passagesOf.has(id)) return { id, page: id };
      const [, page = '', line] = /^(.*)#L(\d+)$/u.exec(id) ?? [];
      const passage = passagesOf.get(page)?.find(({ startLine, endLine }) => startLine <= Number(line) && Number(line) <= endLine);
      return passage && { id: passage.id, page };
    },
  };
}
