import path from 'node:path';
import type { BuildContext, BuildOptions, BuildResult, Message } from 'esbuild';
import pLimit from 'p-limit';
import type { Submission } from '../submission.ts';
import { bundlePlugin, entryPoint, type BundlePluginRequest } from './bundle-plugin.ts';
import { loadEsbuild } from './load-esbuild.ts';

export type BuildRequest = Omit<OptionsRequest, 'submission'> & { submission: Submission };

interface OptionsRequest extends BundlePluginRequest {
  /** JSON of a tsconfig. */
  tsconfigRaw: string;
}

export type Build = Pick<BuildResult<{ metafile: true; write: false }>, 'errors'> & Partial<Pick<BuildResult<{ metafile: true; write: false }>, 'metafile' | 'outputFiles'>>;

/** CommonJS packages ask for Node's own modules at run time by a `require` that ES modules lack. */
export const banner = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** One build, without a source map, which takes longer than all the rest. Mistakes in the code are among its errors. */
export function buildProgram(request: BuildRequest): Promise<Build> {
  const builder = openBuilder(request);
  return builder.inTurn(() => orErrors(() => builder.build(request.submission)));
}

/** The same build again, for the map that belongs to it. */
export async function buildSourceMap(request: BuildRequest): Promise<string> {
  const { build } = await loadEsbuild();
  const { errors, outputFiles } = await orErrors(() => build({ ...optionsOf({ ...request, submission: () => request.submission }), sourcemap: 'external', sourcesContent: false }));
  const map = outputFiles?.find((file) => file.path.endsWith('.map'))?.text;
  if (map === undefined) throw new Error(`A program that was built could not be built again for its source map: ${errors.map(({ text }) => text).join('; ')}`);
  return map;
}

/** esbuild kept warm: what it has parsed of the packages stays, so that a build takes as long as its submission. */
interface Builder {
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  build(submission: Submission): Promise<Build>;
  close(): Promise<void>;
}

const mostBuilders = 6;
const builders = new Map<string, Builder>();

/** By installation, by what is left out of the bundle and by what TypeScript means; the ones used least recently are closed when there are many. */
function openBuilder(request: BuildRequest): Builder {
  const { installation: { folder, hash }, external, tsconfigRaw } = request;
  const key = JSON.stringify([folder, hash, [...external].sort(), tsconfigRaw]);
  const builder = builders.get(key) ?? createBuilder(request);
  builders.delete(key);
  builders.set(key, builder);
  for (const [oldKey, old] of [...builders].slice(0, -mostBuilders)) {
    builders.delete(oldKey);
    void old.inTurn(() => old.close());
  }
  return builder;
}

/** esbuild keeps every submitted file that it has parsed too, so it begins anew now and then. */
const mostBuilds = 250;

/** Milliseconds; an open context keeps the process from ending. */
const longestIdle = 1000;

function createBuilder({ installation, external, tsconfigRaw }: BuildRequest): Builder {
  let current: Submission = { main: '', files: {} };
  let context: BuildContext<{ metafile: true; write: false }> | undefined;
  let builds = 0;
  let idle: NodeJS.Timeout | undefined;
  // Builds of one context that overlap would be one build.
  const inTurn = pLimit(1);
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const old = context;
    context = undefined;
    builds = 0;
    // One whose esbuild is gone has nothing left to close.
    await old?.dispose().catch(() => undefined);
  };
  const rebuild = async (submission: Submission): Promise<Build> => {
    const esbuild = await loadEsbuild();
    current = submission;
    context ??= await esbuild.context(optionsOf({ installation, external, tsconfigRaw, submission: () => current }));
    builds += 1;
    return await context.rebuild();
  };
  return {
    inTurn,
    close,
    build: async (submission) => {
      clearTimeout(idle);
      if (builds === mostBuilds) await close();
      try {
        return await rebuild(submission).catch((error: unknown) => {
          if (isBuildFailure(error)) throw error;
          // Anything but a mistake in the code means that esbuild itself is gone, which a busy machine may end: it is started again, once.
          context = undefined;
          return rebuild(submission);
        });
      } finally {
        idle = setTimeout(() => void inTurn(close), longestIdle).unref();
      }
    },
  };
}

function optionsOf(request: OptionsRequest): BuildOptions & { metafile: true; write: false } {
  const { folder } = request.installation;
  return {
    entryPoints: [{ in: entryPoint, out: 'program' }],
    plugins: [bundlePlugin(request)],
    absWorkingDir: folder, outdir: path.join(folder, 'bundle'), outExtension: { '.js': '.mjs' },
    bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', target: 'node20',
    charset: 'utf8', logLevel: 'silent', tsconfigRaw: request.tsconfigRaw, jsx: 'automatic',
    banner: { js: banner },
  };
}

async function orErrors(build: () => Promise<Build>): Promise<Build> {
  try {
    return await build();
  } catch (error) {
    if (isBuildFailure(error)) return { errors: error.errors };
    throw error;
  }
}

function isBuildFailure(error: unknown): error is { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
