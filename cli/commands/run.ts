import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandDefinition } from './index.ts';
import { baselineOption, collect, concurrencyOption, embedderOption, failOnOption, failUnderOption, jsonOption, judgeOption, patienceOption, positiveInteger, positiveNumber, sandboxOption, unchangedTasksOption, untrustedOption } from './options.ts';
import { partKinds } from '../../knowledge/docs-part.ts';
import type { RunOptions } from '../actions/run.ts';

export const runCommand: CommandDefinition = (run) =>
  new Command('run')
    .description('let models try a suite\'s tasks as developers of several levels, grade what they write, and report')
    .argument('<suite>', 'folder with a suite.yaml, or the id of a bundled suite')
    .addOption(new Option('-m, --model <model>', 'openai:<name>, <provider>:<name>, offline, recorded:<file>, reference or empty').argParser(collect))
    .addOption(new Option('-p, --persona <id>', 'id of a persona or path of a persona file; left out: those of the suite').argParser(collect))
    .addOption(new Option('-t, --task <id>', 'left out: all tasks').argParser(collect))
    .addOption(new Option('-l, --library <id>', 'left out: all libraries').argParser(collect))
    .addOption(new Option('-a, --arm <arm>', 'docs, closed-book, oracle or anonymised; several are compared; left out: docs').argParser(collect))
    .addOption(new Option('--ablate <parts>', 'once the docs have been tried, take out one part at a time and rank them by points lost').choices(partKinds))
    .addOption(new Option('-n, --repeats <n>', 'attempts in every cell of the matrix').argParser(positiveInteger).default(1))
    .addOption(new Option('--until <points>', 'add repeats until every usability interval is ±points or narrower, such as --until 5').argParser(halfWidth))
    .addOption(new Option('--most-repeats <n>', 'with --until: no more than that (default: 20)').argParser(positiveInteger))
    .addOption(judgeOption())
    .addOption(concurrencyOption())
    .addOption(new Option('--budget-tokens <n>', 'stop with exit code 3 when the run has used that many, judges included').argParser(positiveInteger))
    .addOption(new Option('--budget-usd <x>', 'as --budget-tokens, in US dollars; every model needs a known price').argParser(positiveNumber))
    .addOption(new Option('--budget-trial-usd <x>', 'end a trial before it costs more than that').argParser(positiveNumber))
    .addOption(new Option('--prices <file>', 'prices of models, over those that come with uagent'))
    .addOption(new Option('--dry-run', 'say what would be tried and what that may cost, and do nothing'))
    .addOption(new Option('--resume <run>', 'go on with a run that was stopped; "latest" is the newest').conflicts(['persona', 'task', 'library', 'arm', 'ablate', 'model', 'label', 'judge']))
    .addOption(new Option('--retry-unscored', 'with --resume: try and grade again what endpoint or machine left without a score'))
    .addOption(new Option('--fresh', 'ask anew what an earlier run asked as well; left out: its replies serve again and cost nothing'))
    .addOption(patienceOption())
    .addOption(new Option('--label <text>', 'a name for the run'))
    .addOption(new Option('--record <file>', 'write every reply of the models to a recording, for --model recorded:<file>'))
    .addOption(new Option('--out <folder>', 'where the report is written; left out: in the home folder'))
    .addOption(embedderOption())
    .addOption(sandboxOption())
    .addOption(untrustedOption())
    .addOption(failUnderOption())
    .addOption(failOnOption())
    .addOption(baselineOption())
    .addOption(unchangedTasksOption())
    .addOption(jsonOption())
    .addHelpText('after', `
The key of an OpenAI-compatible endpoint is read from OPENAI_API_KEY, or from the file that OPENAI_API_KEY_FILE names;
its address from OPENAI_BASE_URL.
Budgets are hard: calls under way count at their worst. They hold for this command alone, so that --resume goes on without the
ones before unless they are given again; what earlier sittings of the run have spent counts then.
Every reply and every finished attempt is on disk at once: whatever stops a run, --resume goes on and pays for nothing twice.
Judges never change a measured score: the report shows both, and where they part. A stored run gets further judges
from "uagent evaluate <run> --judge <model>".

Examples:
  uagent run graph-analytics --model offline --persona junior
  uagent run ./my-suite --model openai:gpt-5-mini --repeats 3 --budget-tokens 2000000
  uagent run ./my-suite --model openai:gpt-5-mini --repeats 3 --budget-usd 5 --dry-run
  uagent run ./my-suite --model openai:gpt-5-mini --judge openai:gpt-5 --judge openai:gpt-4.1
  uagent run ./my-suite --model openai:gpt-5-mini --arm docs --arm closed-book --arm oracle
  uagent run graph-analytics --model offline --ablate pages
  uagent run ./my-suite --model openai:gpt-5-mini --until 5 --most-repeats 10
  uagent run ./my-suite --model openai:gpt-5-mini --fail-under usability=70,junior.correctness=50
  uagent run ./my-suite --model openai:gpt-5-mini --baseline main --fail-on regression
  uagent run ./my-suite --resume latest
  uagent run ./my-suite --resume latest --retry-unscored`)
    .action((suite: string, _: unknown, command: Command) =>
      run(async (context) => {
        const options = command.optsWithGlobals<RunOptions>();
        if (options.dryRun === true) return (await import('../actions/dry-run.ts')).dryRun(suite, options, context);
        return await (await import('../actions/run.ts')).runSuite(suite, options, context);
      }),
    );

/** `5`, `±5` or `+-5`. */
function halfWidth(value: string): number {
  const number = Number(/^(?:±|\+-|\+\/-)?\s*(\d+(?:\.\d+)?)$/u.exec(value.trim())?.[1] ?? NaN);
  if (!(number >= 0.1 && number < 50)) throw new InvalidArgumentError('Expected points from 0.1 to 50, such as 5 or ±5.');
  return number;
}
