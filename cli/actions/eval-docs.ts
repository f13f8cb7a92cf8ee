import path from 'node:path';
import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import { measureRetrieval, type Searched } from '../../knowledge/evaluation/measure-retrieval.ts';
import { readCorpus } from '../../knowledge/evaluation/read-corpus.ts';
import { readQueries, type Queries } from '../../knowledge/evaluation/read-queries.ts';
import type { RetrievalSetting } from '../../knowledge/evaluation/retrieval-settings.ts';
import { compareRetrieval, summariseRetrieval } from '../../runs/statistics/summarise-retrieval.ts';
import { counted } from '../../tasks/counted.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { comparedWith } from './compared-search.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { renderRetrieval, type RetrievalDocument } from './render-retrieval.ts';

export interface EvalOptions extends GlobalOptions {
  docs: string;
  queries: string;
  setting: RetrievalSetting;
  /** A setting or an embedder. */
  compare?: string;
  embedder: string;
  json?: boolean;
}

/** Measures how well search finds what is known to be relevant. */
export async function evalDocs({ setting, compare, ...options }: EvalOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const environment = endpointEnvironment(context, { folder: path.resolve(context.workingFolder, options.docs), libraries: [] });
  const own: Searched = { setting, embedder: createEmbedder(options.embedder, environment) };
  const other = compare === undefined ? undefined : comparedWith(own, compare, environment);
  const corpus = await readCorpus(path.resolve(context.workingFolder, options.docs), { onProgress: progress.say, signal: context.signal });
  const read = await readQueries(path.resolve(context.workingFolder, options.queries), corpus);
  for (const note of notesOn(read)) progress.say(note);

  const searched = other === undefined ? [own] : [own, other];
  const [metrics = [], otherMetrics = []] = await measureRetrieval({ corpus, queries: read.queries, searched, onProgress: progress.update, signal: context.signal });
  progress.end();
  const document: RetrievalDocument = {
    version: 1, documents: corpus.entries.length, queries: metrics.length, ...named(own), metrics: summariseRetrieval(metrics),
    ...(other !== undefined && { compared: { ...named(other), metrics: summariseRetrieval(otherMetrics), differences: compareRetrieval(otherMetrics, metrics) } }),
    leftOut: read.unanswerable, empty: read.empty, missing: read.missing,
  };
  context.output.write(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : renderRetrieval(document, context.output.columns));
  return 0;
}

function named({ setting, embedder }: Searched): Pick<RetrievalDocument, 'setting' | 'embedder'> {
  return { setting, embedder: embedder.id };
}

function notesOn({ empty, unanswerable, missing }: Queries): string[] {
  const [first] = missing;
  return [
    ...(empty.length > 0 ? [`Queries without words, which find nothing: ${String(empty.length)}, such as "${empty[0] ?? ''}".`] : []),
    ...(unanswerable.length > 0 ? [`Queries left out, as nothing is relevant to them: ${String(unanswerable.length)}, such as "${unanswerable[0] ?? ''}".`] : []),
    ...(first === undefined ? [] : [`${counted(missing.length, 'relevant id')} not in the docs, such as "${first.id}" of query "${first.query}"; never found, and still counted as relevant.`]),
  ];
}
