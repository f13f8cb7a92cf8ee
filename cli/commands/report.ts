import { Command, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { baselineOption, collect, failOnOption, failUnderOption, jsonOption, unchangedTasksOption } from './options.ts';
import type { ReportOptions } from '../actions/report.ts';

export const reportCommand: CommandDefinition = (run) =>
  new Command('report')
    .description('write the report of a stored run')
    .argument('<run>', 'id of a run, its number, the beginning of its id, a label, a kept name, or "latest"')
    .addOption(new Option('--format <formats>', 'html, json, md, junit, sarif, csv or badge; several separated by commas; left out: html,json').argParser(collect))
    .addOption(new Option('--out <folder>', 'where the files are written; left out: in the home folder'))
    .addOption(new Option('--prices <file>', 'prices of models, kept with the run from then on'))
    .addOption(failUnderOption())
    .addOption(failOnOption())
    .addOption(baselineOption())
    .addOption(unchangedTasksOption())
    .addOption(jsonOption())
    .addHelpText('after', `
Examples:
  uagent report latest
  uagent report graph-analytics-1 --format html,json,md --out ./report`)
    .action((name: string, _: unknown, command: Command) =>
      run(async (context) => (await import('../actions/report.ts')).reportRun(name, command.optsWithGlobals<ReportOptions>(), context)),
    );
