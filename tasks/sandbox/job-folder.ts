import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SandboxJob } from './sandbox.ts';

export interface JobFolder extends AsyncDisposable {
  /** Absolute folder with the job's files, which any user may read who can get there. */
  job: string;
  /** Absolute, empty. */
  workspace: string;
}

/** A job's files on disk, in a folder that goes with the disposal. */
export async function writeJobFolder(files: SandboxJob['files']): Promise<JobFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'uagent-job-'));
  const folder = { job: path.join(root, 'job'), workspace: path.join(root, 'workspace') };
  for (const each of Object.values(folder)) await mkdir(each);
  await chmod(folder.job, 0o755);
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(folder.job, name), text);
    await chmod(path.join(folder.job, name), 0o644);
  }
  return { ...folder, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) };
}
