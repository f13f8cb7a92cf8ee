import { Command } from 'commander';
import type { CommandDefinition } from './index.ts';
import { jsonOption } from './options.ts';
import type { RunsOptions } from '../actions/runs.ts';

export const runsCommand: CommandDefinition = (run) =>
  new Command('runs')
    .description('list the stored runs, newest first')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  uagent runs')
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/runs.ts')).listRuns(command.optsWithGlobals<RunsOptions>(), context)),
    );
