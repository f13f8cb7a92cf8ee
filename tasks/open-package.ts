import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { npm, readFailure, unreachable } from './languages/run-npm.ts';
import type { DocsEntry, Library } from './library.ts';
import { UserError } from './user-error.ts';

export interface OpenPackageRequest {
  /** `name`, `name@version`, `name@range`, or a folder with a package.json. */
  target: string;
  /** Folders with more docs, as they were given. */
  docs: readonly string[];
  workingFolder: string;
  signal: AbortSignal;
}

/**
 * A library out of a published package or a folder, with its own docs: what a library file says for a suite. A package
 * without types of its own comes with its `@types`.
 *
 * @throws UserError when there is no such package, version or folder, or the registry cannot be reached.
 */
export async function openPackage(request: OpenPackageRequest): Promise<Library> {
  const { target, docs, workingFolder } = request;
  const folder = path.resolve(workingFolder, target);
  const opened = isFolder(target, folder) ? await openFolder(folder, request) : await openPublished(request);
  const more = docs.map((each): DocsEntry => {
    const place = path.resolve(workingFolder, each);
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UserError(`--docs ${each}: expected a folder with docs; ${place} is none.`);
    return entry({ path: path.relative(path.dirname(opened.file), place) || '.' });
  });
  return { ...opened, docs: [...opened.docs, ...more] };
}

function isFolder(target: string, folder: string): boolean {
  if (/^(?:\.{0,2}[\\/]|\.{1,2}$|[a-z]:\\)/iu.test(target)) return true;
  return existsSync(path.join(folder, 'package.json'));
}

const folderManifest = z.object({ name: z.string().min(1), types: z.unknown().optional(), typings: z.unknown().optional(), exports: z.unknown().optional() });

/** Its own docs are those of the folder, which has more than what is published of it. */
async function openFolder(folder: string, { target, signal }: OpenPackageRequest): Promise<Library> {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) throw new UserError(`${target} is no folder of a package: ${file} is not there. Name a package such as csv-parse, a folder with a package.json, or a suite.`);
  const manifest = folderManifest.safeParse(readJson(file));
  if (!manifest.success) throw new UserError(`${file}: expected JSON with the name of the package.`);
  const { name } = manifest.data;
  const docs = { path: '.', exclude: ['**/{test,tests,__tests__,fixtures,coverage,vendor,dist,build}/**', '**/.*/**'] };
  return library({ name, install: { [name]: `file:${folder}`, ...(hasTypes(manifest.data) || existsSync(path.join(folder, 'index.d.ts')) ? {} : await typesOf(name, '', signal)) }, docs: [entry(docs)], file });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const published = z.object({ name: z.string(), version: z.string(), types: z.unknown().optional(), typings: z.unknown().optional(), exports: z.unknown().optional() });

async function openPublished({ target, workingFolder, signal }: OpenPackageRequest): Promise<Library> {
  const [, name = '', wanted = 'latest'] = /^((?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)(?:@(.+))?$/iu.exec(target) ?? [];
  if (name === '') throw new UserError(`"${target}" is neither a package nor a suite. Name a package such as csv-parse or zod@4, a folder such as ./my-lib, or a suite.`);
  const { failed, stdout, code } = await npm(workingFolder, ['view', `${name}@${wanted}`, 'name', 'version', 'types', 'typings', 'exports'], signal);
  signal.throwIfAborted();
  if (code === 'ENOENT') throw new UserError('npm is not installed or not in the PATH; it comes with Node.');
  if (failed) throw new UserError(explain(readFailure(stdout), { name, wanted, target }));
  const manifest = newest(stdout);
  if (manifest === undefined) throw new UserError(`The package "${name}" has no version ${wanted}. "npm view ${name} versions" lists those that it has.`);
  const types = hasTypes(manifest) ? {} : await typesOf(manifest.name, manifest.version, signal);
  return library({ name: manifest.name, install: { [manifest.name]: manifest.version, ...types }, docs: [entry({ npm: manifest.name })], file: path.join(workingFolder, 'package.json') });
}

/** npm prints one manifest, or a list of those that a range takes in, the newest last. */
function newest(stdout: string): z.infer<typeof published> | undefined {
  const parsed = z.union([published, z.array(published).transform((all) => all.at(-1))]).safeParse(readAnswer(stdout));
  return parsed.success ? parsed.data : undefined;
}

function readAnswer(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function explain({ code, summary }: { code: string; summary: string }, { name, wanted, target }: { name: string; wanted: string; target: string }): string {
  if (unreachable.has(code)) return `The npm registry cannot be reached (${code}), and it has to say which version "${target}" is. Check the network and npm's proxy settings ("npm ping" tells).`;
  if (code === 'ETARGET' || (code === 'E404' && wanted !== 'latest' && /no match|no matching/iu.test(summary))) return `The package "${name}" has no version ${wanted}. "npm view ${name} versions" lists those that it has.`;
  if (code === 'E404') return `There is no suite and no published package "${name}". Name a package such as csv-parse, a folder such as ./my-lib, or a suite.`;
  return `npm cannot tell about the package "${name}": ${summary || 'it gave no reason'}${code === '' ? '' : ` (${code})`}.`;
}

function hasTypes({ types, typings, exports }: { types?: unknown; typings?: unknown; exports?: unknown }): boolean {
  return typeof types === 'string' || typeof typings === 'string' || /"types"|\.d\.[cm]?ts"/u.test(JSON.stringify(exports ?? null));
}

/** The `@types` of the same major version, else the newest, else none. */
async function typesOf(name: string, version: string, signal: AbortSignal): Promise<Record<string, string>> {
  const types = `@types/${name.replace(/^@([^/]+)\//u, '$1__')}`;
  const [major = ''] = version.split('.');
  for (const wanted of [...(/^\d+$/u.test(major) ? [`^${major}`] : []), 'latest']) {
    const { failed, stdout } = await npm(process.cwd(), ['view', `${types}@${wanted}`, 'name', 'version'], signal);
    const found = failed ? undefined : newest(stdout);
    // A stub stands where the package has types of its own by now.
    if (found !== undefined) return { [types]: found.version };
  }
  return {};
}

function entry(value: Record<string, unknown>): DocsEntry {
  return { value, file: 'docs', line: 1 };
}

function library({ name, install, docs, file }: { name: string; install: Record<string, string>; docs: DocsEntry[]; file: string }): Library {
  return {
    id: name.replaceAll(/[^a-z0-9._-]+/giu, '-').replace(/^[^a-z0-9]+/iu, ''), language: 'typescript', install: { npm: install }, docs, api: [name],
    rules: { required: [], forbidden: [] }, file,
  };
}
