import { openKnowledgeBase } from '../../knowledge/open-knowledge-base.ts';
import type { KnowledgeBase, SearchHit } from '../../knowledge/knowledge-base.ts';
import { installLibraries } from '../../runs/install-libraries.ts';
import { counted } from '../../tasks/counted.ts';
import { findById } from '../../tasks/find-by-id.ts';
import type { Library } from '../../tasks/library.ts';
import type { Suite } from '../../tasks/suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { homeOf } from './home.ts';
import { openSuite } from './open-suite.ts';

export interface DocsOptions extends GlobalOptions {
  embedder: string;
  untrusted?: boolean;
  json?: boolean;
}

export interface SearchOptions extends DocsOptions {
  library?: string;
  limit: number;
}

/** Builds what is not built yet, and says what there is. */
export async function buildDocs(suiteName: string, options: DocsOptions, context: CliContext): Promise<ExitCode> {
  const suite = openSuite(suiteName, context, options);
  const built = [];
  for (const library of suite.libraries) {
    using knowledge = await openDocs(library, { suite, options, context });
    built.push(describeKnowledge(knowledge));
  }
  context.output.write(
    options.json === true
      ? `${JSON.stringify({ version: 1, libraries: built }, null, 2)}\n`
      : built.map((each) => `${each.library}: ${counted(each.passages, 'passage')} of ${counted(each.documents, 'page')}; ${each.embedder} vectors, ${each.vectors} search\n`).join(''),
  );
  return 0;
}

export interface SearchRequest {
  suite: string;
  query: string;
  options: SearchOptions;
  context: CliContext;
}

export async function searchDocs({ suite: suiteName, query, options, context }: SearchRequest): Promise<ExitCode> {
  if (query.trim() === '') throw new UserError('The query is empty; write what a developer would look for, such as "shortest path".');
  const suite = openSuite(suiteName, context, options);
  const library = options.library === undefined ? suite.libraries[0] : findById(suite.libraries, options.library, { what: 'library', owner: `The suite \"${suite.id}\"` });
  if (library === undefined) throw new UserError(`The suite "${suite.id}" has no libraries.`);
  using knowledge = await openDocs(library, { suite, options, context });
  const hits = await knowledge.search({ text: query, limit: options.limit });
  context.output.write(options.json === true ? `${JSON.stringify(describeHits(query, hits), null, 2)}\n` : renderHits(query, hits));
  return 0;
}

async function openDocs(library: Library, { suite, options, context }: { suite: Suite; options: DocsOptions; context: CliContext }): Promise<KnowledgeBase> {
  const { say } = createProgress(context.messages);
  const home = homeOf(options, context);
  const { signal } = context;
  const [installed] = await installLibraries({ libraries: [library], home, onProgress: say, signal });
  if (installed === undefined) throw new Error('One library was to be installed.');
  const { embedder } = options;
  return openKnowledgeBase({ ...installed, home, embedder, environment: endpointEnvironment(context, suite), onProgress: say, signal });
}

function describeKnowledge({ libraryId, documents, passages, embedder, vectors, hash }: KnowledgeBase) {
  return {
    library: libraryId, documents: documents.length, passages: passages.length, embedder, hash,
    vectors: vectors.kind, ...(vectors.kind === 'exact' ? { reason: vectors.reason } : {}),
  };
}

function describeHits(query: string, hits: SearchHit[]) {
  return {
    version: 1,
    query,
    results: hits.map(({ passage: { path, startLine, endLine, heading, anchor, url, text }, score }) => ({ path, startLine, endLine, heading, ...(anchor !== undefined && { anchor }), ...(url !== undefined && { url }), score, text })),
  };
}

function renderHits(query: string, hits: SearchHit[]): string {
  if (hits.length === 0) return `Nothing in the docs fits "${query}".\n`;
  return hits
    .map(({ passage: { path, startLine, endLine, heading, url, text } }, i) =>
      `${String(i + 1)}. ${url ?? `${path}:${String(startLine)}-${String(endLine)}`}  ${heading.join(' > ')}\n\n${text.split('\n').map((line) => `    ${line}`.trimEnd()).join('\n')}\n`)
    .join('\n');
}
