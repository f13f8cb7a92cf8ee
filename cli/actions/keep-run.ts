import { findRun } from '../../runs/find-run.ts';
import { forgetName, keepRun } from '../../runs/keep-run.ts';
import { openStore } from '../../runs/store.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { homeOf } from './home.ts';

export interface KeepOptions extends GlobalOptions {
  as: string;
  move?: boolean;
}

/** Keeps a run under a name. */
export function keep(name: string, options: KeepOptions, context: CliContext): ExitCode {
  using store = openStore(homeOf(options, context));
  const run = findRun(store, name);
  const before = keepRun({ store, run, name: options.as, move: options.move === true });
  context.messages.write(`${run.id} is kept as "${options.as}"${before === undefined ? '' : `, which was ${before} before`}.\n`);
  return 0;
}

/** Takes a name away. */
export function forget(name: string, options: GlobalOptions, context: CliContext): ExitCode {
  using store = openStore(homeOf(options, context));
  const id = forgetName(store, name);
  context.messages.write(`"${name}" is forgotten; ${id} stays.\n`);
  return 0;
}
