import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { collect, concurrencyOption, jsonOption, sandboxOption, untrustedOption } from './options.ts';
import type { CheckDocsOptions } from '../actions/check-docs.ts';

export const docsCheckCommand: CommandDefinition = (run) =>
  new Command('check')
    .description('compile and run the examples of the docs against the installed library; no suite, model or key is needed')
    .argument('<suite|package>', 'an npm package such as csv-parse or zod@4, a folder with a package.json, or a suite')
    .addOption(new Option('--docs <folder>', 'more docs of a package, beside what it publishes; may be repeated').argParser(collect))
    .addOption(new Option('--no-run', 'compile only; nothing is executed'))
    .addOption(new Option('--sarif <file>', 'write the findings as SARIF too, for a code host'))
    .addOption(new Option('--fail-on <what>', 'exit code 1 when an example is broken, or also at a warning').choices(['broken', 'warning']))
    .addOption(new Option('--list', 'name every code block with its verdict'))
    // Without a default: where none is asked for by name, a machine without a sandbox still compiles.
    .addOption(sandboxOption().default(undefined))
    .addOption(untrustedOption())
    .addOption(concurrencyOption())
    .addOption(jsonOption())
    .addHelpText('after', `
Code blocks of every page and of the doc comments of public declarations are compiled against the installed version. One that
goes on from another is joined with it; fragments, other languages, former versions and what is shown as wrong are passed
over, with the reason. What is complete is run in the sandbox. <!-- uagent: skip --> before a block leaves it alone.

An error is an example that does not work; a warning is deprecated API, a value that is not what its comment says, or a
JavaScript argument that the declared types refuse.

Examples:
  uagent docs check csv-parse
  uagent docs check zod@4.1.0 --json
  uagent docs check ./my-lib --fail-on broken --sarif docs.sarif
  uagent docs check hono --docs ../website/docs
  uagent docs check graph-analytics`)
    .action((target: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/check-docs.ts')).checkDocsOf(target, command.optsWithGlobals<CheckDocsOptions>(), context)),
    );
