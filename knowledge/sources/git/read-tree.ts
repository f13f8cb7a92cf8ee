import { fetchedRef } from './fetch-revision.ts';
import { runGit } from './run-git.ts';

export interface TreeFile {
  /** Path in the repository, with `/`. */
  name: string;
  /** The blob's id. */
  id: string;
  bytes: number;
}

/** Regular files of the fetched commit; links and submodules are none. */
export async function listFiles(repository: string, signal: AbortSignal): Promise<TreeFile[]> {
  const listed = await output(['ls-tree', '-r', '-z', '--long', '--full-tree', fetchedRef], { folder: repository, signal });
  return new TextDecoder().decode(listed).split('\0').flatMap((line) => {
    const [, id, bytes, name] = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t(.+)$/su.exec(line) ?? [];
    return id === undefined || name === undefined ? [] : [{ name, id, bytes: Number(bytes) }];
  });
}

/** Contents in the order of the files. */
export async function readFiles(repository: string, files: TreeFile[], signal: AbortSignal): Promise<Uint8Array[]> {
  if (files.length === 0) return [];
  const written = await output(['cat-file', '--batch'], { folder: repository, signal, input: files.map(({ id }) => `${id}\n`).join('') });
  let at = 0;
  return files.map(({ bytes }) => {
    const start = written.indexOf(0x0a, at) + 1; // after `<id> blob <bytes>`
    at = start + bytes + 1;
    return written.subarray(start, start + bytes);
  });
}

async function output(args: string[], options: Parameters<typeof runGit>[1]): Promise<Uint8Array> {
  const result = await runGit(args, options);
  if (!result.ok) throw new Error(`git ${args[0] ?? ''} failed in ${options.folder}: ${result.problem}`);
  return result.stdout;
}
