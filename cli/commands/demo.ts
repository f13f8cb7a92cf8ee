import { Command } from 'commander';
import type { CommandDefinition } from './index.ts';
import { sandboxOption } from './options.ts';
import type { DemoOptions } from '../actions/demo.ts';

export const demoCommand: CommandDefinition = (run) =>
  new Command('demo')
    .description('run the bundled suite with all personas and the offline developer, and write a report')
    .addOption(sandboxOption())
    .addHelpText('after', `
No key and no model is needed: the offline developer copies and adapts what the docs show. Its score is the
copy-paste floor of the docs. Only the library's packages are fetched from the package registry, once.

Example:
  uagent demo`)
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/demo.ts')).demo(command.optsWithGlobals<DemoOptions>(), context)),
    );
