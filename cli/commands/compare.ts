import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { collect, failOnOption, jsonOption, unchangedTasksOption } from './options.ts';
import type { CompareOptions } from '../actions/compare.ts';

export const compareCommand: CommandDefinition = (run) =>
  new Command('compare')
    .description('hold two runs against each other, trial by trial: better, worse, or no conclusion')
    .argument('<base>', 'a run: id, number, beginning of an id, label, kept name, "latest"; or a report.json')
    .argument('<head>', 'the run that may be better or worse; as base')
    .addOption(new Option('--only <axis=value>', 'trials of this library, persona, arm or model alone, in both; may be repeated').argParser(collect))
    .addOption(new Option('--base <axis=value>', 'the same for the base alone').argParser(collect))
    .addOption(new Option('--head <axis=value>', 'the same for the head alone').argParser(collect))
    .addOption(unchangedTasksOption())
    .addOption(failOnOption())
    .addOption(new Option('--format <form>', 'md: Markdown for a pull request; html: a page with charts, in one file').choices(['md', 'html']).conflicts('json'))
    .addOption(jsonOption())
    .addHelpText('after', `
Trials are paired by library, task, persona, arm, model and repeat. Runs that have none of one of these in common, such as
two models, are paired across it. What was not measured alike is refused, with the reason.

Examples:
  uagent compare main latest --fail-on regression
  uagent compare 3 4 --format md > comment.md
  uagent compare 3 4 --format html > comparison.html
  uagent compare baseline/report.json latest --json
  uagent compare latest latest --base arm=closed-book --head arm=docs`)
    .action((base: string, head: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/compare.ts')).compare({ base, head }, command.optsWithGlobals<CompareOptions>(), context)),
    );
