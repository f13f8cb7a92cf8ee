import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeOptions } from './node-options.ts';
import { runProcess } from './run-process.ts';
import type { Sandbox, SandboxJob } from './sandbox.ts';

/**
 * No protection at all: a child process with the user's rights, without an environment, and with the limits on
 * time and output only. Chosen by name, never by itself.
 */
export const none: Sandbox = {
  id: 'none',
  contained: false,
  probe: () => Promise.resolve({ kind: 'available', version: process.version }),
  async run(job) {
    await using folder = await writeJob(job);
    return await runProcess({
      command: process.execPath, args: [...nodeOptions(process.allowedNodeEnvironmentFlags, job), path.join(folder.job, job.main)], cwd: folder.workspace, inherited: [],
      input: job.input, seconds: job.limits.totalSeconds, signal: job.signal, killGroup: process.platform !== 'win32',
    });
  },
};

interface JobFolder extends AsyncDisposable {
  job: string;
  workspace: string;
}

async function writeJob(job: SandboxJob): Promise<JobFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'uagent-job-'));
  const folder = { job: path.join(root, 'job'), workspace: path.join(root, 'workspace') };
  for (const each of Object.values(folder)) await mkdir(each);
  for (const [name, text] of Object.entries(job.files)) await writeFile(path.join(folder.job, name), text);
  return { ...folder, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) };
}
