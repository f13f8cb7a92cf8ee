import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { marker, readInstallation } from './find-installation.ts';
import type { Installation, InstallRequest } from './language.ts';
import { packFolders } from './npm-pack.ts';
import { runNpm } from './run-npm.ts';

/**
 * Installs the packages of a library at exact versions into `<home>/libraries/<id>-<hash>`, without running their
 * scripts; one that is there already is used as it is. It is made in a folder beside and renamed when complete, so that
 * neither a kill nor a second process leaves or sees anything half done.
 *
 * @throws UserError when a package or version does not exist, or the registry cannot be reached.
 */
export async function npmInstall(request: InstallRequest): Promise<Installation> {
  const { library, home } = request;
  const root = path.resolve(home, 'libraries');
  await mkdir(root, { recursive: true });
  await using packed = await packFolders({ ...request, root });
  const target = path.join(root, `${library.id}-${hashOf([format, ...packed.wanted])}`);
  return await readInstallation(target) ?? await installInto(target, { ...request, packed: packed.dependencies });
}

/** Part of every hash: installations made by another recipe are not used. */
const format = 'npm-1';
async function installInto(target: string, request: InstallRequest & { packed: Record<string, string> }): Promise<Installation> {
  const { library, onProgress, signal, packed } = request;
  onProgress(`Installing ${Object.entries(library.install.npm).map(([name, version]) => `${name} ${version}`).join(', ')}`);
  const folder = await mkdtemp(`${target}.unfinished-`);
  try {
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'library', private: true, dependencies: packed }, null, 2));
    await runNpm({ library, folder, signal, args: ['install', '--prefix', folder, '--ignore-scripts', '--omit=dev', ...(library.untrusted === true ? registryOnly : [])] });
    const names = Object.keys(library.install.npm).sort();
    const packages = await Promise.all(names.map(async (name) => ({ name, version: await installedVersion(folder, name) })));
    await writeFile(path.join(folder, marker), JSON.stringify({ version: 1, hash: await hashOfContent(folder), packages }, null, 2));
    await makeReadable(folder);
    await moveInto(folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const installation = await readInstallation(target);
  if (installation === undefined) throw new Error(`The installation ${target} vanished while it was being made.`);
  return installation;
}

/** A repository's own settings can make npm run programs whatever is said about scripts; older versions of npm pass these words over. */
const registryOnly = ['--allow-git=none', '--allow-remote=none'];

async function installedVersion(folder: string, name: string): Promise<string> {
  const text = await readFile(path.join(folder, 'node_modules', ...name.split('/'), 'package.json'), 'utf8');
  return z.object({ version: z.string().default('0.0.0') }).parse(JSON.parse(text)).version;
}

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), integrity: z.string().optional() })) });

/** Of everything that npm put there, dependencies of dependencies included; where a tarball lay does not matter. */
async function hashOfContent(folder: string): Promise<string> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8')));
  return hashOf(Object.entries(packages).map(([place, { version, integrity }]) => `${place} ${version ?? ''} ${integrity ?? ''}`).sort());
}

/** The sandbox reads as another user, whatever this user's umask says. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.isFile()) await chmod(file, ((await stat(file)).mode & 0o777) | 0o444);
  }
}

/** Another process may have been first; then its installation is as good. */
async function moveInto(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target);
  } catch (error) {
    if (!existsSync(path.join(target, marker))) throw error;
  }
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
