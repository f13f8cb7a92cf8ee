import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { concurrencyOption, jsonOption, positiveInteger, sandboxOption, untrustedOption } from './options.ts';
import type { CheckOptions } from '../actions/check.ts';

export const checkCommand: CommandDefinition = (run) =>
  new Command('check')
    .description('prove a suite: references pass, planted mistakes and the empty starter fail, repeated runs agree')
    .argument('<suite>', 'folder with a suite.yaml, or the id of a bundled suite')
    .addOption(new Option('--runs <n>', 'how often each solution is run').argParser(positiveInteger).default(3))
    .addOption(concurrencyOption())
    .addOption(sandboxOption())
    .addOption(untrustedOption())
    .addOption(jsonOption())
    .addHelpText('after', `
Exit code 1 when a solution does not do what it is there for.

Examples:
  uagent check ./my-suite
  uagent check graph-analytics --json`)
    .action((suite: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/check.ts')).check(suite, command.optsWithGlobals<CheckOptions>(), context)),
    );
