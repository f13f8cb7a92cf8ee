import { CommanderError } from 'commander';
import { visibleText } from '../reports/visible-text.ts';
import { StoreFailure } from '../runs/store-failure.ts';
import { UserError } from '../tasks/user-error.ts';
import type { CliContext, ExitCode } from './context.ts';
import { createProgram } from './program.ts';

/** Parses the arguments, does the command's work and returns the exit code; every failure is a message. */
export async function runCommandLine(args: string[], context: CliContext): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (context.signal.aborted) {
      context.messages.write('Stopped. The same command begins again; what is installed or indexed already is kept.\n');
      return 3;
    }
    if (error instanceof UserError || error instanceof StoreFailure) {
      // It may repeat what a stranger wrote.
      context.messages.write(`${visibleText(error.message)}\n`);
      return 2;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    context.messages.write(`uagent failed in a way that it should not. Please report this:\n${visibleText(detail)}\n`);
    return 2;
  }
}
