import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Library } from '../library.ts';
import { placeInFile } from '../place-in-file.ts';
import { UserError } from '../user-error.ts';
import { runNpm } from './run-npm.ts';

export interface PackedFolders extends AsyncDisposable {
  /** Package name to version or tarball, as npm takes it. */
  dependencies: Record<string, string>;
  /** What they are, sorted: name with version, or with the digest of the tarball's content. */
  wanted: string[];
}

/** Packs every `file:` folder of a library as npm would publish it, build scripts aside; the tarballs go away with the result. */
export async function packFolders({ library, root, signal }: { library: Library; root: string; signal: AbortSignal }): Promise<PackedFolders> {
  const entries = Object.entries(library.install.npm).sort(([a], [b]) => (a < b ? -1 : 1));
  const local = entries.filter(([, version]) => version.startsWith('file:'));
  const folder = local.length > 0 ? await mkdtemp(path.join(root, 'packed-')) : undefined;
  const remove = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  const packed: PackedFolders = { dependencies: {}, wanted: [], [Symbol.asyncDispose]: remove };
  try {
    for (const [name, version] of entries) {
      const tarball = version.startsWith('file:') && folder !== undefined
        ? await packFolder({ name, source: version.slice('file:'.length), library, folder, signal }) : undefined;
      packed.dependencies[name] = tarball === undefined ? version : `file:${tarball.file}`;
      packed.wanted.push(`${name}@${tarball?.integrity ?? version}`);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return packed;
}

const packReport = z.array(z.object({ filename: z.string(), integrity: z.string() })).min(1);

interface PackRequest {
  name: string;
  source: string;
  library: Library;
  folder: string;
  signal: AbortSignal;
}

async function packFolder({ name, source, library, folder, signal }: PackRequest): Promise<{ file: string; integrity: string }> {
  if (!existsSync(path.join(source, 'package.json'))) {
    throw new UserError(`${placeInFile(library.file, ['install', 'npm', name])}: install.npm.${name}: the folder ${source} has no package.json; expected the folder of an npm package.`);
  }
  // The prefix keeps npm from taking settings from a project further up.
  const text = await runNpm({ library, folder, signal, args: ['pack', source, '--prefix', folder, '--ignore-scripts', '--pack-destination', folder] });
  const [report] = packReport.parse(JSON.parse(text));
  if (report === undefined) throw new Error(`npm packed nothing of ${source}.`);
  // Of a scoped package older versions of npm report the name and not the file.
  return { file: path.join(folder, report.filename.replace(/^@/u, '').replaceAll('/', '-')), integrity: report.integrity };
}
