import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { concurrencyOption, jsonOption, judgeOption } from './options.ts';
import type { CalibrateOptions } from '../actions/calibrate.ts';

export const judgeCommand: CommandDefinition = (run) =>
  new Command('judge')
    .description('hold judges against human grades')
    .addHelpText('after', '\nExample:\n  uagent judge calibrate grades.csv --judge openai:gpt-5-mini')
    .addCommand(
      new Command('calibrate')
        .description('let judges grade code that people have graded, and report how far they agree')
        .argument('<csv>', 'file with a row for each graded piece of code')
        .addOption(judgeOption())
        .addOption(new Option('--scale <low-high>', 'scale of the human grades, such as 1-5; stretched to 0-100').argParser(readScale).default({ low: 0, high: 100 }, '0-100'))
        .addOption(concurrencyOption())
        .addOption(jsonOption())
        .addHelpText('after', `
Columns, the first three needed: id, dimension (correctness, compliance or readability), human (or human_1, human_2 …: grades
from 0 to 100, or --scale), code or code_file (a path relative to the CSV), and what the judge is shown beside it: task,
library, starter, reference, language. docs/judges.md says more.
Answers are kept in the home folder: what was stopped goes on, and no question is paid for twice.

Example:
  uagent judge calibrate grades.csv --judge openai:gpt-5-mini --judge openai:gpt-4.1`)
        .action((csv: string, _: unknown, command: Command) =>
          run(async (context) => (await import('../actions/calibrate.ts')).calibrate(csv, command.optsWithGlobals<CalibrateOptions>(), context)),
        ),
    );

function readScale(value: string): { low: number; high: number } {
  const [, low, high] = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/u.exec(value) ?? [];
  const scale = { low: Number(low ?? NaN), high: Number(high ?? NaN) };
  if (!(scale.low < scale.high)) throw new InvalidArgumentError('Expected two numbers, the lower one first, such as 1-5.');
  return scale;
}
