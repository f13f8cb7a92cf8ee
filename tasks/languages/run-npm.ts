import { execa } from 'execa';
import { z } from 'zod';
import type { Library } from '../library.ts';
import { placeInFile } from '../place-in-file.ts';
import { UserError } from '../user-error.ts';

export interface NpmRequest {
  library: Library;
  /** Where npm runs. */
  folder: string;
  args: string[];
  signal: AbortSignal;
}

/**
 * What npm prints on standard output with `--json`; its warnings go nowhere.
 *
 * @throws UserError in words for the author of the library file.
 */
export async function runNpm({ library, folder, args, signal }: NpmRequest): Promise<string> {
  const result = await npm(folder, args, signal);
  if (!result.failed) return result.stdout;
  signal.throwIfAborted();
  if (result.code === 'ENOENT') throw new UserError('npm is not installed or not in the PATH; it comes with Node.');
  const failure = readFailure(result.stdout);
  if (failure.code === 'ERESOLVE' && !args.includes('--force')) return runNpm({ library, folder, signal, args: [...args, '--force'] });
  throw new UserError(await explain({ failure, library, folder, signal }));
}

/** Quick to give up: npm's own patience with a registry that does not answer is over a minute. */
const quiet = ['--json', '--loglevel=silent', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];

/** What npm answers, failed or not; nothing is thrown. */
export async function npm(folder: string, args: string[], signal: AbortSignal): Promise<{ failed: boolean; stdout: string; code?: string | undefined }> {
  // A project's .npmrc can put variables into the addresses that npm calls: the key of a model is none of its business.
  return await execa('npm', [...args, ...quiet], { env: { OPENAI_API_KEY: undefined }, cwd: folder, reject: false, stdin: 'ignore', stderr: 'ignore', cancelSignal: signal });
}

export interface Failure {
  code: string;
  summary: string;
}

const failureSchema = z.object({ error: z.object({ code: z.string().nullish(), summary: z.string().nullish(), detail: z.string().nullish() }) });

/** npm prints a JSON object with the error, after other output in some versions. */
export function readFailure(stdout: string): Failure {
  const start = stdout.indexOf('{\n  "error"');
  try {
    const { error } = failureSchema.parse(JSON.parse(start < 0 ? stdout : stdout.slice(start)));
    return { code: error.code ?? '', summary: (error.summary ?? '').trim() };
  } catch {
    return { code: '', summary: stdout.trim().slice(0, 500) };
  }
}

interface Explanation {
  failure: Failure;
  library: Library;
  folder: string;
  signal: AbortSignal;
}

/** Codes of npm and of Node for a registry that does not answer. */
export const unreachable = new Set(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH', 'ERR_SOCKET_TIMEOUT', 'FETCH_ERROR', 'ENOTCACHED']);

async function explain({ failure, library, folder, signal }: Explanation): Promise<string> {
  const { code, summary } = failure;
  const named = Object.entries(library.install.npm).find(([name, version]) =>
    summary.includes(`${name}@${version}`) || new RegExp(`/${name.replace('/', '%2f').replaceAll('.', String.raw`\.`)}(?:\\s|$)`, 'iu').test(summary));
  if (unreachable.has(code)) {
    return `The library "${library.id}" is not installed yet and the npm registry cannot be reached (${code}). Check the network and npm's proxy settings ("npm ping" tells), then run the command again.`;
  }
  if (code === 'ETARGET' && named !== undefined) {
    const [name, version] = named;
    return `${placeInFile(library.file, ['install', 'npm', name])}: install.npm.${name}: the package "${name}" has no version ${version}.${await lastVersions({ name, folder, signal })}`;
  }
  if (code === 'E404' && named !== undefined) {
    return `${placeInFile(library.file, ['install', 'npm', named[0]])}: install.npm.${named[0]}: the npm registry has no package "${named[0]}"; expected the name of a published package, or a version that begins with file:.`;
  }
  return `${library.file}: npm could not install the library "${library.id}": ${summary || 'it gave no reason'}${code === '' ? '' : ` (${code})`}.`;
}

const versionsSchema = z.union([z.array(z.string()), z.string().transform((only) => [only])]);

async function lastVersions({ name, folder, signal }: { name: string; folder: string; signal: AbortSignal }): Promise<string> {
  const { failed, stdout } = await npm(folder, ['view', name, 'versions'], signal);
  if (failed) return '';
  try {
    return ` The last published are ${versionsSchema.parse(JSON.parse(stdout)).slice(-3).join(', ')}.`;
  } catch {
    return '';
  }
}
