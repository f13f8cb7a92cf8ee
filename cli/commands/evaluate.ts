import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { collect, concurrencyOption, jsonOption, sandboxOption } from './options.ts';
import type { EvaluateOptions } from '../actions/evaluate.ts';

export const evaluateCommand: CommandDefinition = (run) =>
  new Command('evaluate')
    .description('grade the attempts of a stored run again, or code that anyone wrote; no model is called')
    .argument('<run|suite>', 'a run to grade again, or with --solutions a suite')
    .addOption(new Option('--solutions <folder>', 'code to grade: <folder>/<task>/<name>.ts'))
    .addOption(new Option('-l, --library <id>', 'with --solutions: left out: all libraries of the suite').argParser(collect))
    .addOption(concurrencyOption())
    .addOption(sandboxOption())
    .addOption(jsonOption())
    .addHelpText('after', `
Examples:
  uagent evaluate latest
  uagent evaluate graph-analytics --solutions ./solutions --json`)
    .action((target: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/evaluate.ts')).evaluate(target, command.optsWithGlobals<EvaluateOptions>(), context)),
    );
