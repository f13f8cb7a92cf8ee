import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Puts files (path to text) into a folder named for all of their content, whole or not at all; one that is there is used. */
export async function writeWorld(parent: string, name: string, files: ReadonlyMap<string, string>): Promise<{ folder: string; hash: string }> {
  const hash = createHash('sha256').update(JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1)))).digest('hex').slice(0, 16);
  const folder = path.join(path.resolve(parent), `${name}-${hash}`);
  if (existsSync(folder)) return { folder, hash };
  await mkdir(path.dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  try {
    for (const [file, text] of files) {
      const target = path.join(unfinished, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    await rename(unfinished, folder);
  } catch (error) {
    // Another process may have been first; then its folder is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return { folder, hash };
}

/** An object out of a JSON file, empty where there is none. */
export function readJsonObject(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
