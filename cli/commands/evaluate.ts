import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { baselineOption, collect, concurrencyOption, failOnOption, failUnderOption, jsonOption, judgeOption, positiveInteger, sandboxOption, unchangedTasksOption, untrustedOption } from './options.ts';
import type { EvaluateOptions } from '../actions/evaluate.ts';

export const evaluateCommand: CommandDefinition = (run) =>
  new Command('evaluate')
    .description('grade the attempts of a stored run again, or code that anyone wrote; no model is called but judges')
    .argument('<run|suite>', 'a run to grade again, or with --solutions a suite')
    .addOption(new Option('--solutions <folder>', 'code to grade: <folder>/<task>/<name>.ts'))
    .addOption(new Option('-l, --library <id>', 'with --solutions: left out: all libraries of the suite').argParser(collect))
    .addOption(new Option('--runs <n>', 'how often each case is executed; one that does not come out the same every time is named, and not passed').argParser(positiveInteger).default(1))
    .addOption(judgeOption())
    .addOption(concurrencyOption())
    .addOption(sandboxOption())
    .addOption(untrustedOption())
    .addOption(failUnderOption())
    .addOption(failOnOption())
    .addOption(baselineOption())
    .addOption(unchangedTasksOption())
    .addOption(jsonOption())
    .addHelpText('after', `
What judges have said about a stored run is kept and never asked again. --judge adds what is missing and leaves the measured
scores as they are. What judges say about --solutions is shown and not kept.

Examples:
  uagent evaluate latest
  uagent evaluate latest --judge openai:gpt-5
  uagent evaluate graph-analytics --solutions ./solutions --runs 3 --json`)
    .action((target: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/evaluate.ts')).evaluate(target, command.optsWithGlobals<EvaluateOptions>(), context)),
    );
