import path from 'node:path';
import type { Message } from 'esbuild';
import type { CompileProblem } from '../execution.ts';
import type { Submission } from '../submission.ts';
import { banner, buildProgram, buildSourceMap, type Build, type BuildRequest } from './build-program.ts';
import { submissionNamespace } from './bundle-plugin.ts';
import { decoratorOptions } from './decorator-options.ts';
import { instanceMaker } from './instance-maker.ts';
import type { Compilation, Installation } from './language.ts';
import { packageOfFile } from './package-of-file.ts';
import { isSelfContained } from './self-contained.ts';
import { readsItsOwnFiles, unbundlablePackages } from './unbundlable-packages.ts';

/** How often a build is repeated because a package turned out to be one that cannot be bundled. */
const rounds = 4;

/**
 * One ES module for Node out of a submission and the installed packages that it uses. Packages that cannot be
 * bundled are left to be loaded from the installed folder. Nothing is executed, and nothing outside that folder is read.
 */
export async function bundle(submission: Submission, installation: Installation): Promise<Compilation> {
  const binary = await unbundlablePackages(installation);
  let external: ReadonlySet<string> = new Set(binary.all);
  const tsconfigRaw = await decoratorOptions(submission, installation);
  for (let round = 1; ; round += 1) {
    const result = await buildProgram({ submission, installation, external, tsconfigRaw });
    const own = result.errors.filter((error) => isOwn(error));
    if (own.length > 0) return { kind: 'not-compiled', problems: sorted(own.map((error) => problemOf(error, submission))) };
    const found = new Set([...failedPackages(result), ...await readersIn(result, installation)]);
    const fresh = [...found].filter((name) => !external.has(name));
    if (fresh.length === 0 || round === rounds) return await finish(result, { submission, installation, external, tsconfigRaw }, binary.native.size > 0);
    external = new Set([...external, ...fresh]);
  }
}

/** A mistake is the submission's unless it lies in a package's file. */
function isOwn(error: Message): boolean {
  return error.location === null || packageOfFile(error.location.file) === undefined;
}

function problemOf(error: Message, submission: Submission): CompileProblem {
  const { location, text } = error;
  const detail: unknown = error.detail;
  const missing = typeof detail === 'object' && detail !== null && 'missingModule' in detail && typeof detail.missingModule === 'string' ? detail.missingModule : undefined;
  return {
    message: text,
    file: location === null ? submission.main : location.file.replace(`${submissionNamespace}:`, ''),
    line: location?.line ?? 1,
    column: (location?.column ?? 0) + 1,
    ...(missing === undefined ? {} : { missingModule: missing }),
  };
}

function sorted(problems: CompileProblem[]): CompileProblem[] {
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}

function failedPackages({ errors }: { errors: Message[] }): string[] {
  return errors.map((error) => packageOfFile(error.location?.file ?? '')?.name).filter((name) => name !== undefined);
}

async function readersIn({ metafile }: Build, installation: Installation): Promise<string[]> {
  const files = Object.keys(metafile?.inputs ?? {}).filter((file) => packageOfFile(file) !== undefined);
  const reading = await Promise.all(files.map((file) => readsItsOwnFiles(path.resolve(installation.folder, file))));
  return files.filter((_, i) => reading[i]).map((file) => packageOfFile(file)?.name).filter((name) => name !== undefined);
}

async function finish({ errors, outputFiles }: Build, request: BuildRequest, addons: boolean): Promise<Compilation> {
  const code = outputFiles?.[0]?.text;
  if (code === undefined) return { kind: 'not-compiled', problems: errors.map((error) => problemOf({ ...error, location: null }, request.submission)) };
  const program = code.slice(banner.length);
  const selfContained = await isSelfContained(program);
  return {
    kind: 'compiled', code, sourceMap: () => buildSourceMap(request),
    selfContained, maker: selfContained ? await instanceMaker(program, banner) : null, ...(addons ? { addons: true as const } : {}),
  };
}
