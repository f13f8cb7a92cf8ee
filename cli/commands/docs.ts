import { Command, Option } from 'commander';
import { docsCheckCommand } from './docs-check.ts';
import { docsCoverageCommand } from './docs-coverage.ts';
import { docsEvalCommand } from './docs-eval.ts';
import type { CommandDefinition } from './index.ts';
import { embedderOption, jsonOption, positiveInteger, untrustedOption } from './options.ts';
import type { DocsOptions, SearchOptions } from '../actions/docs.ts';

export const docsCommand: CommandDefinition = (run) =>
  new Command('docs')
    .description('check the examples of any package\'s docs and what they cover; build and search the knowledge bases of a suite\'s libraries')
    .addCommand(docsCheckCommand(run))
    .addCommand(docsCoverageCommand(run))
    .addCommand(docsEvalCommand(run))
    .addCommand(
      new Command('build')
        .description('read, split and index the docs of every library; what has not changed is left as it is')
        .argument('<suite>', 'folder with a suite.yaml, or the id of a bundled suite')
        .addOption(embedderOption())
        .addOption(untrustedOption())
        .addOption(jsonOption())
        .addHelpText('after', '\nExample:\n  uagent docs build ./my-suite')
        .action((suite: string, _: unknown, command: Command) =>
          run(async (context) => (await import('../actions/docs.ts')).buildDocs(suite, command.optsWithGlobals<DocsOptions>(), context)),
        ),
    )
    .addCommand(
      new Command('search')
        .description('show which passages a query finds')
        .argument('<suite>', 'folder with a suite.yaml, or the id of a bundled suite')
        .argument('<query>', 'what a developer would look for')
        .addOption(new Option('-l, --library <id>', 'left out: the first library of the suite'))
        .addOption(new Option('-k, --limit <n>', 'passages to show').argParser(positiveInteger).default(5))
        .addOption(embedderOption())
        .addOption(untrustedOption())
        .addOption(jsonOption())
        .addHelpText('after', '\nExample:\n  uagent docs search graph-analytics "shortest path between two nodes" -k 3')
        .action((suite: string, query: string, _: unknown, command: Command) =>
          run(async (context) => (await import('../actions/docs.ts')).searchDocs({ suite, query, options: command.optsWithGlobals<SearchOptions>(), context })),
        ),
    );
