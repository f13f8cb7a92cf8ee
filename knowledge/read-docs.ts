import type { z } from 'zod';
import { describeIssue } from '../tasks/describe-issue.ts';
import { unknownName } from '../tasks/did-you-mean.ts';
import type { Installation } from '../tasks/languages/language.ts';
import type { DocsEntry, Library } from '../tasks/library.ts';
import { UserError } from '../tasks/user-error.ts';
import { readDeclarations } from './declarations/read-declarations.ts';
import { sources } from './sources/index.ts';
import type { Page, Source } from './sources/source.ts';

/**
 * Checks the entries under `docs:` without reading any page.
 *
 * @throws UserError with every mistake on a line of its own: `file:line: what is wrong; what was expected`.
 */
export function checkDocsEntries(library: Library): void {
  const mistakes = library.docs.flatMap((entry) => mistakesOf(entry, library).map((text) => `${placeOf(entry)}: ${text}`));
  if (mistakes.length > 0) throw new UserError(mistakes.join('\n'));
}

export interface ReadDocsRequest {
  library: Library;
  installation: Installation;
  /** The `.uagent` folder, where what was fetched is kept. */
  home: string;
  /** Told of each page that is left out. */
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

/** The library's pages in reading order, then the declarations of its API; every path once. */
export async function readDocs({ library, installation, home, onProgress = () => undefined, signal = new AbortController().signal }: ReadDocsRequest): Promise<Page[]> {
  checkDocsEntries(library);
  const pages = new Map<string, Page>();
  for (const entry of library.docs) {
    const source = sourceOf(entry);
    if (source === undefined) continue; // said by checkDocsEntries
    const read = await source.read(entry.value, { library, installation, home, at: placeOf(entry), onProgress, signal });
    addPages(pages, read, source.base?.(entry.value) ?? '');
  }
  addPages(pages, await readDeclarations({ library, installation }), '');
  if (pages.size === 0) {
    throw new UserError(`${library.file}: the library "${library.id}" has no documents: no pages in its docs and no declarations (.d.ts) in ${library.api.join(', ')}. Name a folder with pages under docs.`);
  }
  return [...pages.values()];
}

function mistakesOf(entry: DocsEntry, library: Library): string[] {
  const source = sourceOf(entry);
  if (source === undefined) {
    const [key] = Object.keys(entry.value);
    const kinds = Object.keys(sources);
    return [`docs: expected a source such as { npm: my-lib }, { path: ./docs }, { git: https://… } or { url: https://… }. ${unknownName('kind of docs', key ?? '', kinds)}`];
  }
  const result = source.schema.safeParse(entry.value, { reportInput: true });
  if (!result.success) return result.error.issues.flatMap((issue) => describeIssue(issue, source.schema as z.core.$ZodType).map(({ text }) => `docs: ${text}`));
  const mistake = source.check(entry.value, { library });
  return mistake === undefined ? [] : [`docs: ${mistake.path.join('.')}: ${mistake.text}`];
}

function sourceOf({ value }: DocsEntry): Source | undefined {
  return Object.entries(sources).find(([kind]) => Object.hasOwn(value, kind))?.[1];
}

function placeOf({ file, line }: DocsEntry): string {
  return `${file}:${String(line)}`;
}

/** A page that an earlier source had too is read once; another page of the same path gets its folder's name before it. */
function addPages(pages: Map<string, Page>, added: Page[], base: string): void {
  for (const page of added) {
    const same = pages.get(page.path);
    if (same?.text === page.text) continue;
    const path = same === undefined ? page.path : freePath(pages, page.path, base);
    pages.set(path, { ...page, path });
  }
}

function freePath(taken: Map<string, Page>, wanted: string, base: string): string {
  let free = base === '' ? wanted : `${base}/${wanted}`;
  for (let i = 2; taken.has(free); i += 1) free = `${base}${base === '' ? '' : '-'}${String(i)}/${wanted}`;
  return free;
}
