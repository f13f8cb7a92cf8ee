import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { findRun } from '../../runs/find-run.ts';
import { listSittings } from '../../runs/sitting.ts';
import { openStore, type Store } from '../../runs/store.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import { counted } from '../../tasks/counted.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createAnswers } from '../ui/answer-beside.ts';
import { createApp } from '../ui/create-app.ts';
import { listen } from '../ui/listen.ts';
import { runOf } from '../ui/live-state.ts';
import { openBrowser } from '../ui/open-browser.ts';
import { createRunJobs, type RunJob } from '../ui/run-jobs.ts';
import { resumeCommand } from './finish-run.ts';
import { homeOf } from './home.ts';

export interface UiOptions extends GlobalOptions {
  port?: number;
  open?: boolean;
  sandbox: SandboxId;
}

/** Serves the live page until Ctrl-C. Exit code 3 when runs were stopped by it. */
export async function serveUi(options: UiOptions, context: CliContext): Promise<ExitCode> {
  const home = homeOf(options, context);
  // The usual one is made when there is none; one that was named is more likely misspelt.
  if (options.home !== '.uagent' && !existsSync(home)) throw new UserError(`The home folder ${home} does not exist. Name one that a run has made, or leave --home out to begin in ${context.workingFolder}.`);
  checkHome(home);
  using store = openStore(home);
  const token = randomBytes(24).toString('base64url');
  const jobs = createRunJobs({ home, context });
  const answers = createAnswers({ home, signal: context.signal, report: context.messages.write });
  const app = createApp({ home, homeOption: options.home, store, jobs, answers, interrupted: new Set(), sandbox: options.sandbox, context, signal: context.signal }, token);
  const server = await listen(app.fetch, options.port);
  const address = `http://127.0.0.1:${String(server.port)}/?token=${token}`;
  context.output.write(`${address}\n`);
  context.messages.write(`The runs of ${home} are at this address, for this machine and this start alone. Ctrl-C ends it.\n`);
  if (options.open === true && context.output.isTerminal) openBrowser(address, context.messages.write);

  if (!context.signal.aborted) await once(context.signal, 'abort');
  const working = jobs.list().filter(({ state }) => state !== 'ended').length;
  if (working > 0) context.messages.write(`${counted(working, 'run')} of this page ${working === 1 ? 'is' : 'are'} being stopped …\n`);
  const stopped = await jobs.stopAll();
  await server.close();
  for (const job of stopped) context.messages.write(`${whatIsLeft(job, { store, home, options })}\n`);
  return stopped.length === 0 ? 0 : 3;
}

/** What a database would say in its own words. */
function checkHome(home: string): void {
  if (!existsSync(home)) return;
  if (!statSync(home).isDirectory()) throw new UserError(`The home folder ${home} is a file. Name a folder with --home.`);
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UserError(`The home folder ${home} cannot be read and written by this user. Change its owner or its rights, or name another with --home.`, { cause: error });
  }
}

function whatIsLeft(job: RunJob, { store, home, options }: { store: Store; home: string; options: UiOptions }): string {
  const id = runOf(job, listSittings(home));
  if (id === null) return `Nothing was tried yet by: ${job.command}`;
  const run = findRun(store, id);
  const { graded, planned } = store.listRuns().find((each) => each.id === id) ?? { graded: 0, planned: run.trials.length };
  if (graded === planned) return `${id} is finished.`;
  return `${id} is saved with ${String(graded)} of ${String(planned)} trials. To go on: ${resumeCommand(run, { home: options.home, sandbox: options.sandbox })}`;
}
