import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, fstatSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LiveJob } from '../../reports/live/live-run.ts';
import { counted } from '../../tasks/counted.ts';
import { makeFolder } from '../../tasks/make-folder.ts';
import { packageRoot } from '../../tasks/package-root.ts';
import { UserError } from '../../tasks/user-error.ts';
import { quoteArgument } from '../actions/quote-argument.ts';
import type { CliContext } from '../context.ts';

/** Processes of `uagent run`, begun and stopped by the page. */
export interface RunJobs {
  start: (args: string[]) => Promise<RunJob>;
  /** Newest first. */
  list: () => RunJob[];
  /** As Ctrl-C: what is finished is saved. Asked for twice, it stops at once, as a second Ctrl-C. */
  stop: (id: string) => void;
  /** Stops all that still work and waits for them. Gives those back. */
  stopAll: () => Promise<RunJob[]>;
}

export interface RunJob extends Omit<LiveJob, 'messages'> {
  pid: number;
  /** The last lines that it wrote. */
  readMessages: () => string[];
}

export interface RunJobsRequest {
  home: string;
  context: Pick<CliContext, 'workingFolder' | 'environment' | 'now'>;
}

/** More would only wait for each other. */
const mostAtOnce = 4;
const mostLogs = 20;

/**
 * Each process keeps a channel to this one and stops by itself, as at Ctrl-C, when that is gone: by `stop`, or because this
 * process ended, however it did. Terminals signal it no more than this one's children, so it is in a group of its own; and it
 * writes to a file, because a pipe to a process that is gone would break it.
 */
export function createRunJobs({ home, context }: RunJobsRequest): RunJobs {
  const folder = path.join(home, 'ui');
  const jobs: (RunJob & { child: ChildProcess; ended: Promise<unknown> })[] = [];

  const start: RunJobs['start'] = async (args) => {
    if (jobs.filter(({ state }) => state !== 'ended').length >= mostAtOnce) throw new UserError(`${counted(mostAtOnce, 'run')} are under way already. Wait for one of them, or stop one.`);
    makeFolder(folder, 'folder of messages');
    removeOldLogs(folder);
    const startedAt = context.now().toISOString();
    const id = `${startedAt.replaceAll(/\D/gu, '')}-${String(jobs.length + 1)}`;
    const file = path.join(folder, `${id}.log`);
    const log = openSync(file, 'wx', 0o600);
    const child = spawn(process.execPath, [path.join(packageRoot, 'dist/cli/main.js'), ...args], {
      cwd: context.workingFolder, env: context.environment, detached: true, stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const ended = once(child, 'exit');
    await once(child, 'spawn');
    const job = { id, command: ['uagent', ...args].map(quoteArgument).join(' '), startedAt, run: null as string | null, state: 'working' as RunJob['state'], exitCode: null as number | null, pid: child.pid ?? 0, readMessages: () => lastLines(file), child, ended };
    jobs.unshift(job);
    void ended.then(([code]: unknown[]) => {
      job.state = 'ended';
      job.exitCode = typeof code === 'number' ? code : null;
    });
    return job;
  };

  const stop: RunJobs['stop'] = (id) => {
    const job = jobs.find((each) => each.id === id);
    if (job === undefined || job.state === 'ended') return;
    if (job.state === 'stopping') job.child.kill('SIGKILL');
    else if (job.child.connected) job.child.disconnect();
    job.state = 'stopping';
  };

  return {
    start,
    stop,
    list: () => jobs,
    stopAll: async () => {
      const working = jobs.filter(({ state }) => state !== 'ended');
      for (const { id, state } of working) if (state === 'working') stop(id);
      await Promise.all(working.map(({ ended }) => ended));
      return working;
    },
  };
}

/** Enough for what is worth a look. */
const tailBytes = 8 * 1024;
const mostLines = 12;

function lastLines(file: string): string[] {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const buffer = Buffer.alloc(Math.min(size, tailBytes));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8').split('\n').filter((line) => line.trim() !== '').slice(-mostLines);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return [];
  }
}

/** The names begin with when. */
function removeOldLogs(folder: string): void {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log')).sort();
  for (const name of logs.slice(0, Math.max(0, logs.length - mostLogs))) rmSync(path.join(folder, name), { force: true });
}
