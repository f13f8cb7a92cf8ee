#!/usr/bin/env node
import { stripVTControlCharacters } from 'node:util';
import type { CliContext, Terminal } from './context.ts';
import { runCommandLine } from './run-command-line.ts';

const interrupt = new AbortController();

const context: CliContext = {
  environment: process.env,
  workingFolder: process.cwd(),
  output: terminalOf(process.stdout),
  messages: terminalOf(process.stderr),
  signal: interrupt.signal,
  now: () => new Date(),
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one means it: what is finished is on disk already.
    if (interrupt.signal.aborted) process.exit(3);
    context.messages.write('\nStopping; what is finished is saved. Press Ctrl-C again to stop at once.\n');
    interrupt.abort();
  });
}
// A program that began this one and kept a channel to it, such as "uagent ui", is gone or lets go: nobody is left to stop it later.
if (process.connected) process.on('disconnect', () => { interrupt.abort(); });
// A reader that goes away, such as `head`, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

const exitCode = await runCommandLine(process.argv.slice(2), context);
// A pipe takes in its own time what was written: leaving before would cut a long document short.
for (const stream of [process.stdout, process.stderr]) await new Promise((written) => stream.write('', written));
process.exit(exitCode);

/** Colour as https://no-color.org and https://force-color.org have it; a width that somebody gives holds for a pipe too. */
function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const { NO_COLOR: none, FORCE_COLOR: forced, COLUMNS: given, TERM: kind } = process.env;
  const isTerminal = stream.isTTY && kind !== 'dumb';
  const colour = forced === undefined || forced === '' ? isTerminal && !none : !['0', 'false'].includes(forced);
  const allowed = (text: string): string => (colour ? text : isTerminal ? text.replaceAll(/\u001B\[[\d;]*m/gu, '') : stripVTControlCharacters(text));
  return {
    write: (text) => void stream.write(allowed(text)),
    isTerminal,
    columns: stream.isTTY ? stream.columns : Math.max(20, Number(given) || 100),
    colour,
  };
}
