import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Installation } from './language.ts';

/** Written last: a folder that has it is complete. */
export const marker = 'installation.json';
const markerSchema = z.strictObject({ version: z.literal(1), hash: z.string(), packages: z.array(z.strictObject({ name: z.string(), version: z.string() })) });

export async function readInstallation(folder: string): Promise<Installation | undefined> {
  const file = path.join(folder, marker);
  if (!existsSync(file)) return undefined;
  const { hash, packages } = markerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { folder, hash, packages: packages.map((each) => ({ ...each, folder: path.join(folder, 'node_modules', ...each.name.split('/')) })) };
}

export interface FindRequest {
  /** The `.uagent` folder. */
  home: string;
  libraryId: string;
  /** Of the installation that a run used. */
  hash: string;
}

/** An installation that is there already; nothing is installed. */
export async function findInstallation({ home, libraryId, hash }: FindRequest): Promise<Installation | undefined> {
  const root = path.resolve(home, 'libraries');
  const folders = existsSync(root) ? (await readdir(root)).filter((name) => name.startsWith(`${libraryId}-`) && !name.includes('.unfinished-')).sort() : [];
  for (const name of folders) {
    const installation = await readInstallation(path.join(root, name));
    if (installation?.hash === hash) return installation;
  }
  return undefined;
}
