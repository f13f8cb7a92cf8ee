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

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const colour = stream.isTTY && !process.env['NO_COLOR'];
  return {
    write: (text) => void stream.write(colour ? text : stripVTControlCharacters(text)),
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : 100,
    colour,
  };
}
