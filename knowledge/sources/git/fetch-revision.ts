import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../tasks/user-error.ts';
import { runGit } from './run-git.ts';

export interface FetchRequest {
  url: string;
  revision: string;
  home: string;
  at: string;
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** The ref under which the fetched commit lies. */
export const fetchedRef = 'refs/uagent/fetched';

/**
 * The folder of a bare repository that holds one commit. A tag or a commit is fetched once, as neither moves; a branch each
 * time, and where that fails, what was fetched before is used and said to be.
 */
export async function fetchRevision({ url, revision, home, at, onProgress, signal }: FetchRequest): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify([url, revision])).digest('hex').slice(0, 16);
  const parent = path.join(home, 'docs', 'git');
  const [fixed, moving] = [path.join(parent, key), path.join(parent, `${key}-branch`)];
  if (await exists(fixed)) return fixed;
  const failed = (problem: string): UserError => new UserError(`${at}: git: ${url} cannot be fetched at ${revision}: ${problem}. Check the address, the revision and the network; a private repository needs a credential helper or an SSH agent.`);

  await mkdir(parent, { recursive: true });
  const fetching = await mkdtemp(path.join(parent, '.fetching-'));
  try {
    const made = await runGit(['init', '--quiet', '--bare', '--template=', '.'], { folder: fetching, signal });
    const ref: Ref = made.ok ? await findRef({ url, revision, folder: fetching, signal }) : { kind: 'failed', problem: made.problem };
    const problem = ref.kind === 'failed' ? ref.problem : await fetchInto({ folder: fetching, url, ref: ref.name, signal });
    if (problem !== undefined) {
      if (!(await exists(moving))) throw failed(problem);
      onProgress(`${at}: git: ${url} cannot be fetched now (${problem}); what was fetched of ${revision} before is used.`);
      return moving;
    }
    const folder = ref.kind === 'branch' ? moving : fixed;
    if (ref.kind === 'branch') await rm(folder, { recursive: true, force: true });
    // Where another process was quicker, its fetch is as good.
    await rename(fetching, folder).catch(async (error: unknown) => { if (!(await exists(folder))) throw error; });
    return folder;
  } finally {
    await rm(fetching, { recursive: true, force: true });
  }
}

type Ref = { kind: 'fixed' | 'branch'; name: string } | { kind: 'failed'; problem: string };

async function findRef({ url, revision, folder, signal }: { url: string; revision: string; folder: string; signal: AbortSignal }): Promise<Ref> {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(revision)) return { kind: 'fixed', name: revision };
  const [tag, branch] = [`refs/tags/${revision}`, `refs/heads/${revision}`];
  const listed = await runGit(['ls-remote', '--', url, tag, branch], { folder, signal });
  if (!listed.ok) return { kind: 'failed', problem: listed.problem };
  const names = new TextDecoder().decode(listed.stdout).split('\n').map((line) => line.split('\t')[1]);
  if (names.includes(tag)) return { kind: 'fixed', name: tag };
  if (names.includes(branch)) return { kind: 'branch', name: branch };
  return { kind: 'failed', problem: 'it has no such tag, branch or full commit' };
}

async function fetchInto({ folder, url, ref, signal }: { folder: string; url: string; ref: string; signal: AbortSignal }): Promise<string | undefined> {
  const result = await runGit(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--', url, `+${ref}:${fetchedRef}`], { folder, signal });
  return result.ok ? undefined : result.problem;
}

async function exists(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}
