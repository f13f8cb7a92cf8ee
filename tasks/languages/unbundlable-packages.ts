import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Installation } from './language.ts';
import { packageOfFile } from './package-of-file.ts';

export interface Unbundlable {
  /** Packages with a compiled add-on. */
  native: ReadonlySet<string>;
  /** These, and those with WebAssembly in files of its own. */
  all: ReadonlySet<string>;
}

const byInstallation = new Map<string, Promise<Unbundlable>>();

/** Packages that must stay on disk because they load binary files of their own: told by those files, not by name. */
export function unbundlablePackages(installation: Installation): Promise<Unbundlable> {
  const key = `${installation.folder}\n${installation.hash}`;
  const known = byInstallation.get(key) ?? findBinaries(installation.folder);
  byInstallation.set(key, known);
  return known;
}

async function findBinaries(folder: string): Promise<Unbundlable> {
  const files = await glob(['**/*.{node,wasm}', '**/binding.gyp'], { cwd: path.join(folder, 'node_modules'), dot: true, followSymbolicLinks: false });
  const owners = (suffix: RegExp): Set<string> =>
    new Set(files.filter((file) => suffix.test(file)).map((file) => packageOfFile(`node_modules/${file}`)?.name).filter((name) => name !== undefined));
  return { native: owners(/\.node$|binding\.gyp$/u), all: owners(/./u) };
}

const readers = new Map<string, Promise<boolean>>();

/** Whether a package's file finds others by its own place, which it would lose in a bundle. */
export function readsItsOwnFiles(file: string): Promise<boolean> {
  const known = readers.get(file) ?? mentionsItsPlace(file);
  readers.set(file, known);
  return known;
}

async function mentionsItsPlace(file: string): Promise<boolean> {
  const code = await readFile(file, 'utf8').catch(() => '');
  return /\b__dirname\b|\b__filename\b|\bimport\.meta\.(?:url|dirname|filename|resolve)\b/u.test(code);
}
