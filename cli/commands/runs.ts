import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { jsonOption } from './options.ts';
import type { KeepOptions } from '../actions/keep-run.ts';
import type { RunsOptions } from '../actions/runs.ts';

export const runsCommand: CommandDefinition = (run) =>
  new Command('runs')
    .description('list the stored runs, newest first; keep one under a name, such as a baseline')
    .addOption(jsonOption())
    .addCommand(keepCommand(run))
    .addCommand(forgetCommand(run))
    .addHelpText('after', `
Examples:
  uagent runs
  uagent runs keep latest --as main
  uagent runs forget main`)
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/runs.ts')).listRuns(command.optsWithGlobals<RunsOptions>(), context)),
    );

const keepCommand: CommandDefinition = (run) =>
  new Command('keep')
    .description('give a run a name, by which every command finds it')
    .argument('<run>', 'id of a run, its number, the beginning of its id, a label, a kept name, or "latest"')
    .addOption(new Option('--as <name>', 'the name').makeOptionMandatory())
    .addOption(new Option('--move', 'take the name from the run that has it'))
    .addHelpText('after', '\nExample:\n  uagent runs keep latest --as main --move')
    .action((name: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/keep-run.ts')).keep(name, command.optsWithGlobals<KeepOptions>(), context)),
    );

const forgetCommand: CommandDefinition = (run) =>
  new Command('forget')
    .description('take a name away; the run stays')
    .argument('<name>', 'a name that a run is kept under')
    .addHelpText('after', '\nExample:\n  uagent runs forget main')
    .action((name: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/keep-run.ts')).forget(name, command.optsWithGlobals<KeepOptions>(), context)),
    );
