import { Command } from 'commander';
import { commands } from './commands/index.ts';
import type { Action, CliContext, ExitCode } from './context.ts';
import { toolVersion } from './tool-version.ts';

/** Everything that can be typed. Nothing heavy is loaded until a command's action runs. */
export function createProgram(context: CliContext, onExit: (code: ExitCode) => void): Command {
  const program = new Command('uagent')
    .description('Usability evaluation of open source libraries by agents: which developers get which tasks done with your docs, how well, and what stopped them.')
    .version(toolVersion())
    .option('--home <folder>', 'where runs, libraries and indexes are kept', '.uagent')
    .showHelpAfterError('Run it with --help to see what it takes.')
    .configureOutput({
      writeOut: context.output.write,
      writeErr: context.messages.write,
      getOutHelpWidth: () => context.output.columns,
      getErrHelpWidth: () => context.messages.columns,
    })
    .exitOverride()
    .addHelpText('after', `
Examples:
  uagent demo                                       the bundled suite, offline, in under a minute
  uagent check my-suite                             prove that the suite's own solutions behave
  uagent run my-suite --model openai:gpt-5          let a model try every task as every persona
  uagent report latest --format html,md             write the report again, in other forms`);
  const run = async (action: Action): Promise<void> => {
    onExit(await action(context));
  };
  for (const define of Object.values(commands)) program.addCommand(define(run));
  inheritSettings(program);
  return program;
}

/** All the way down: a command of a command that kept its own would end the process by itself. */
function inheritSettings(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inheritSettings(command);
  }
}
