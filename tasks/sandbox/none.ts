import path from 'node:path';
import { writeJobFolder } from './job-folder.ts';
import { nodeOptions } from './node-options.ts';
import { runProcess } from './run-process.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * No protection at all: a child process with the user's rights, without an environment, and with the limits on
 * time and output only. Chosen by name, never by itself.
 */
export const none: Sandbox = {
  id: 'none',
  contained: false,
  probe: () => Promise.resolve({ kind: 'available', version: process.version }),
  async run(job) {
    await using folder = await writeJobFolder(job.files);
    return await runProcess({
      command: process.execPath, args: [...nodeOptions(process.allowedNodeEnvironmentFlags, job), path.join(folder.job, job.main)], cwd: folder.workspace,
      inherited: [], input: job.input, seconds: job.limits.totalSeconds, signal: job.signal, killGroup: process.platform !== 'win32',
    });
  },
};
