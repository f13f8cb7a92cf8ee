import { Command, Option } from 'commander';
import type { RetrievalSetting } from '../../knowledge/evaluation/retrieval-settings.ts';
import type { EvalOptions } from '../actions/eval-docs.ts';
import type { CommandDefinition } from './index.ts';
import { embedderOption, jsonOption } from './options.ts';

/** Named here as well, so that help needs none of them. */
const settings = Object.keys({ fused: true, bm25: true, 'full-text': true, symbols: true, vectors: true } satisfies Record<RetrievalSetting, true>);

export const docsEvalCommand: CommandDefinition = (run) =>
  new Command('eval')
    .description('measure retrieval on any corpus: recall, nDCG and reciprocal rank with 95 % intervals')
    .requiredOption('--docs <dir|jsonl>', 'folder of pages, or a file of lines {"id", "text"} and perhaps "title"')
    .requiredOption('--queries <jsonl>', 'file of lines {"id", "text", "relevant": [ids]}, or grades by id as "relevant"')
    .addOption(new Option('--setting <name>', 'what is measured; fused is what search does').choices(settings).default('fused'))
    .addOption(new Option('--compare <setting|embedder>', 'another setting or another embedder, held against it query by query'))
    .addOption(embedderOption())
    .addOption(jsonOption())
    .addHelpText('after', `
Settings: fused (full text, symbols and vectors together), full-text (stems and parts of identifiers, and how near they stand),
symbols, vectors, bm25 (as textbooks have it, to compare with). --compare takes one of them, or an embedder (hashing,
openai:<model>) in the setting that is measured: paired differences with intervals, and a verdict for each metric.
Of a folder, relevant ids are pages (guide.md) or passages by any of their lines (guide.md#L12); a query that names a page is
scored by pages. Text files are pages too, and HTML is where the folder has nothing else.

Examples:
  uagent docs eval --docs corpus.jsonl --queries queries.jsonl --compare bm25
  uagent docs eval --docs ./docs --queries questions.jsonl --setting vectors --embedder openai:text-embedding-3-small --json
  uagent docs eval --docs ./docs --queries questions.jsonl --embedder openai:text-embedding-3-small --compare hashing
  uagent docs eval --docs ./docs --queries questions.jsonl --embedder openai:text-embedding-3-large --compare openai:text-embedding-3-small`)
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/eval-docs.ts')).evalDocs(command.optsWithGlobals<EvalOptions>(), context)),
    );
