import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImportKind, Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import type { Submission } from '../submission.ts';
import type { Installation } from './language.ts';
import { packageOfSpecifier } from './package-of-file.ts';

export interface BundlePluginRequest {
  /** What is being built; another one each time a kept context builds again. */
  submission: () => Submission;
  installation: Installation;
  /** Names of packages that are loaded from disk at run time. */
  external: ReadonlySet<string>;
}

/** Stands before the names of submitted files in places and source maps. */
export const submissionNamespace = 'submission';
/** What esbuild is told to begin with. */
export const entryPoint = 'submission-entry';

const loaders: Record<string, Loader> = {
  '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.js': 'js', '.mjs': 'js', '.cjs': 'js', '.jsx': 'jsx', '.json': 'json',
};

/**
 * Shows esbuild the submitted files, which are on no disk, and keeps what they may name to themselves, Node's own
 * modules and the installed packages.
 */
export function bundlePlugin(request: BundlePluginRequest): Plugin {
  const { submission, installation, external } = request;
  return {
    name: 'submission',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${entryPoint}$`) }, ({ kind }) =>
        kind === 'entry-point' ? { path: submission().main, namespace: submissionNamespace } : undefined,
      );
      build.onResolve({ filter: /./, namespace: submissionNamespace }, (args) => resolveOwn({ args, build, request }));
      if (external.size > 0) {
        build.onResolve({ filter: startsWithOneOf(external), namespace: 'file' }, (args) =>
          args.pluginData === ours || isBuiltin(args.path) ? undefined : leaveOnDisk(args, build),
        );
      }
      build.onLoad({ filter: /./, namespace: submissionNamespace }, ({ path: name }) => ({
        contents: submission().files[name] ?? '', loader: loaders[path.extname(name)] ?? 'ts', resolveDir: installation.folder,
      }));
    },
  };
}

/** Marks the questions that this plugin itself puts to esbuild. */
const ours = { ours: true };

function startsWithOneOf(names: ReadonlySet<string>): RegExp {
  const escaped = [...names].sort().map((name) => name.replace(/[.+*?^$()[\]{}|\\]/gu, String.raw`\$&`));
  return new RegExp(`^(?:${escaped.join('|')})(?:/|$)`);
}

interface Resolution {
  args: OnResolveArgs;
  build: PluginBuild;
  request: BundlePluginRequest;
}

/** A module named by a submitted file. */
function resolveOwn({ args, build, request }: Resolution): OnResolveResult | Promise<OnResolveResult> {
  const { path: specifier } = args;
  if (isBuiltin(specifier)) return { path: specifier, external: true };
  if (/^\.{1,2}(?:\/|$)/u.test(specifier)) return resolveSubmitted(specifier, request.submission());
  const name = packageOfSpecifier(specifier);
  if (name === undefined || specifier.includes(':') || specifier.split(/[\\/]/u).includes('..') || path.isAbsolute(specifier)) {
    return missing(specifier, `The module "${specifier}" may not be imported: only packages, Node's own modules and submitted files may.`);
  }
  return resolvePackage({ args, build, request });
}

function resolveSubmitted(specifier: string, { files }: Submission): OnResolveResult {
  const name = path.posix.normalize(specifier);
  const base = name.replace(/\.[mc]?jsx?$/u, '');
  const candidates = [name, ...Object.keys(loaders).flatMap((extension) => [name + extension, base + extension])];
  const found = candidates.find((candidate) => Object.hasOwn(files, candidate));
  return found === undefined ? missing(specifier, `There is no submitted file "${specifier}".`) : { path: found, namespace: submissionNamespace };
}

async function resolvePackage({ args, build, request: { installation, external } }: Resolution): Promise<OnResolveResult> {
  const { path: specifier, kind } = args;
  const name = packageOfSpecifier(specifier) ?? '';
  const resolved = await build.resolve(specifier, { kind, resolveDir: installation.folder, pluginData: ours });
  if (resolved.errors.length > 0) {
    return missing(specifier, existsSync(path.join(installation.folder, 'node_modules', name))
      ? `The installed package "${name}" has no module "${specifier}".`
      : `The package "${name}" is not installed.`);
  }
  const { external: isExternal, namespace, path: file, sideEffects } = resolved;
  if (isExternal) return { path: file, external: true };
  if (namespace !== 'file' || !(await isInside(file, installation.folder))) return missing(specifier, `The module "${specifier}" lies outside the installed packages.`);
  return external.has(name) ? { path: addressOf(file, kind), external: true } : { path: file, namespace, sideEffects };
}

async function isInside(file: string, folder: string): Promise<boolean> {
  const [real, root] = await Promise.all([realpath(file), realpath(path.join(folder, 'node_modules'))]);
  return real.startsWith(root + path.sep);
}

/** A package that another package names. */
async function leaveOnDisk(args: OnResolveArgs, build: PluginBuild): Promise<OnResolveResult | undefined> {
  const { kind, resolveDir, importer } = args;
  const resolved = await build.resolve(args.path, { kind, resolveDir, importer, pluginData: ours });
  if (resolved.errors.length > 0 || resolved.external || resolved.namespace !== 'file') return undefined;
  return { path: addressOf(resolved.path, args.kind), external: true };
}

/** As Node takes it at run time: `import` wants an address, `require` a path. */
function addressOf(file: string, kind: ImportKind): string {
  return kind === 'import-statement' || kind === 'dynamic-import' ? pathToFileURL(file).href : file;
}

function missing(specifier: string, text: string): OnResolveResult {
  return { errors: [{ text, detail: { missingModule: specifier } }] };
}
