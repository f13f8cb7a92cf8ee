import { Command, InvalidArgumentError, Option } from 'commander';
import type { UiOptions } from '../actions/ui.ts';
import type { CommandDefinition } from './index.ts';
import { sandboxOption } from './options.ts';

export const uiCommand: CommandDefinition = (run) =>
  new Command('ui')
    .description('a page in the browser over the home folder: start, watch, stop and compare runs, edit personas, try searches')
    .addOption(new Option('--port <n>', 'left out: 4870, or the next that is free; 0: any that is free').argParser(port))
    .addOption(new Option('--open', 'open the page in the browser of this machine'))
    .addOption(sandboxOption())
    .addHelpText('after', `
The address that it prints has a token of this start in it, without which nothing is answered; the server is reached from
this machine alone. Runs are begun as commands of their own: Ctrl-C here, or anything else that ends the server, stops them as
their own Ctrl-C would. What is finished is saved, and the page or "uagent run <suite> --resume <run>" goes on.
Runs that were begun in a terminal with the same home folder are seen as well.

Examples:
  uagent ui
  uagent ui --port 0 --open
  uagent ui --home ./other-runs`)
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/ui.ts')).serveUi(command.optsWithGlobals<UiOptions>(), context)),
    );

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/u.test(value) || number > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return number;
}
