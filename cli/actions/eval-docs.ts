import path from 'node:path';
import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import { measureRetrieval } from '../../knowledge/evaluation/measure-retrieval.ts';
import { readCorpus } from '../../knowledge/evaluation/read-corpus.ts';
import { readQueries, type Queries } from '../../knowledge/evaluation/read-queries.ts';
import type { RetrievalSetting } from '../../knowledge/evaluation/retrieval-settings.ts';
import { compareRetrieval, summariseRetrieval } from '../../runs/statistics/summarise-retrieval.ts';
import { counted } from '../../tasks/counted.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { renderRetrieval, type RetrievalDocument } from './render-retrieval.ts';

export interface EvalOptions extends GlobalOptions {
  docs: string;
  queries: string;
  setting: RetrievalSetting;
  compare?: RetrievalSetting;
  embedder: string;
  json?: boolean;
}

/** Measures how well search finds what is known to be relevant. */
export async function evalDocs({ setting, compare, ...options }: EvalOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const embedder = createEmbedder(options.embedder, endpointEnvironment(context));
  const corpus = await readCorpus(path.resolve(context.workingFolder, options.docs), { onProgress: progress.say, signal: context.signal });
  const read = await readQueries(path.resolve(context.workingFolder, options.queries), corpus);
  for (const note of notesOn(read)) progress.say(note);

  const settings = compare === undefined || compare === setting ? [setting] : [setting, compare];
  const measured = await measureRetrieval({ corpus, queries: read.queries, embedder, settings, onProgress: progress.update, signal: context.signal });
  progress.end();
  const own = measured.get(setting) ?? [];
  const other = compare === undefined ? undefined : measured.get(compare);
  const document: RetrievalDocument = {
    version: 1, documents: corpus.entries.length, queries: own.length, setting, embedder: embedder.id, metrics: summariseRetrieval(own),
    ...(compare !== undefined && other !== undefined && { compared: { setting: compare, metrics: summariseRetrieval(other), differences: compareRetrieval(other, own) } }),
    leftOut: read.unanswerable, empty: read.empty, missing: read.missing,
  };
  context.output.write(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : renderRetrieval(document));
  return 0;
}

function notesOn({ empty, unanswerable, missing }: Queries): string[] {
  const [first] = missing;
  return [
    ...(empty.length > 0 ? [`Queries without words, which find nothing: ${String(empty.length)}, such as "${empty[0] ?? ''}".`] : []),
    ...(unanswerable.length > 0 ? [`Queries left out, as nothing is relevant to them: ${String(unanswerable.length)}, such as "${unanswerable[0] ?? ''}".`] : []),
    ...(first === undefined ? [] : [`${counted(missing.length, 'relevant id')} not in the docs, such as "${first.id}" of query "${first.query}"; never found, and still counted as relevant.`]),
  ];
}
