import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { collect, concurrencyOption, jsonOption, untrustedOption } from './options.ts';
import type { CoverageOptions } from '../actions/docs-coverage.ts';

export const docsCoverageCommand: CommandDefinition = (run) =>
  new Command('coverage')
    .description('hold every public symbol of a library against its docs: documented, only mentioned or absent, with an example or without')
    .argument('<suite|package>', 'an npm package such as csv-parse or zod@4, a folder with a package.json, or a suite')
    .addOption(new Option('--docs <folder>', 'more docs of a package, beside what it publishes; may be repeated').argParser(collect))
    .addOption(new Option('--fail-under <percent>', 'exit code 1 when fewer functions and classes are documented').argParser(percent))
    .addOption(new Option('--list', 'name every symbol with its state'))
    .addOption(untrustedOption())
    .addOption(concurrencyOption())
    .addOption(jsonOption())
    .addHelpText('after', `
A symbol is documented where a page shows it or its declaration has a comment, mentioned where a page only has the word.
Which examples use it is told by the compiler. Nothing is executed.

Examples:
  uagent docs coverage csv-parse
  uagent docs coverage ./my-lib --fail-under 90
  uagent docs coverage graph-analytics --json`)
    .action((target: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/docs-coverage.ts')).showCoverage(target, command.optsWithGlobals<CoverageOptions>(), context)),
    );

function percent(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('Expected a number from 0 to 100.');
  return value;
}
