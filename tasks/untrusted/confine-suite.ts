import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { DocsEntry, Library } from '../library.ts';
import { placeInFile } from '../place-in-file.ts';
import type { SandboxId } from '../sandbox/sandbox.ts';
import type { Suite } from '../suite.ts';
import type { Task } from '../task.ts';
import { UserError } from '../user-error.ts';
import { isInside } from './is-inside.ts';

/** What a user is told who asks for it. */
export const untrustedNotice = 'The suite is not trusted: its checkers run in the sandbox, and what could reach beyond its folder is refused.';

/**
 * A stranger's suite with its checkers in the sandbox. What of it would be run outside of the sandbox, or read from outside
 * of its folder, is refused. Links are another matter: `refuseLinks`.
 *
 * @throws UserError with the first thing that is refused, its place, and what to do.
 */
export function confineSuite(suite: Suite, sandbox: SandboxId): Suite {
  if (sandbox === 'none') throw new UserError('A suite that is not trusted needs a sandbox: --untrusted does not go with --sandbox none.');
  const { folder } = suite;
  for (const persona of suite.personas) {
    if (path.isAbsolute(persona)) refuseOutside({ folder, place: persona, at: path.join(folder, 'suite.yaml'), what: 'personas' });
  }
  return {
    ...suite,
    untrusted: true,
    libraries: suite.libraries.map((library) => confineLibrary(library, folder)),
    tasks: suite.tasks.map((task) => confineTask(task, { folder, sandbox })),
  };
}

const nextStep = 'leave --untrusted out if you trust its author';

function refuseOutside({ folder, place, at, what }: { folder: string; place: string; at: string; what: string }): void {
  if (!isInside(folder, place)) throw new UserError(`${at}: ${what}: ${place} is not in the suite's folder ${folder}, and the suite is not trusted. Copy it there, or ${nextStep}.`);
}

function confineTask(task: Task, { folder, sandbox }: { folder: string; sandbox: SandboxId }): Task {
  refuseOutside({ folder, place: task.folder, at: path.join(folder, 'suite.yaml'), what: 'tasks' });
  const { compare } = task.cases;
  if (compare.kind !== 'checker') return task;
  const cases = path.join(task.folder, 'cases.json');
  refuseOutside({ folder, place: compare.checker.path, at: placeInFile(cases, ['compare', 'checker']), what: 'compare.checker' });
  return { ...task, cases: { ...task.cases, compare: { ...compare, sandbox } } };
}

function confineLibrary(library: Library, folder: string): Library {
  const { file, lint } = library;
  refuseOutside({ folder, place: file, at: path.join(folder, 'suite.yaml'), what: 'libraries' });
  if (lint !== undefined) {
    throw new UserError(`${placeInFile(file, ['lint'])}: lint: the ESLint configuration ${lint} is code that would run outside of the sandbox, and the suite is not trusted. Take the line out, or ${nextStep}.`);
  }
  for (const [name, version] of Object.entries(library.install.npm)) {
    if (!version.startsWith('file:')) continue;
    const [place, at] = [version.slice('file:'.length), placeInFile(file, ['install', 'npm', name])];
    refuseOutside({ folder, place, at, what: `install.npm.${name}` });
    refuseForeignDependencies(path.join(place, 'package.json'), at);
  }
  for (const entry of library.docs) refuseForeignDocs(entry, folder);
  return { ...library, untrusted: true };
}

const manifestSchema = z.looseObject({});

/** Dependencies that come from elsewhere than the package registry would be fetched, or read from this machine, as it is installed. */
function refuseForeignDependencies(manifest: string, at: string): void {
  const { dependencies, optionalDependencies, peerDependencies, overrides } = readManifest(manifest);
  for (const wanted of textsIn([dependencies, optionalDependencies, peerDependencies, overrides])) {
    if (/^npm:[^:]*$/u.test(wanted) || !/[:/\\]/u.test(wanted)) continue;
    throw new UserError(`${at}: ${manifest} depends on "${wanted}", which is not of the package registry, and the suite is not trusted. Name a published version there, or ${nextStep}.`);
  }
}

/** One that cannot be read is npm's to complain about. */
function readManifest(manifest: string): Record<string, unknown> {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).data ?? {};
  } catch {
    return {};
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Pages are shown to a model: those of the package and of the suite's folder only. An address could lead into this network. */
function refuseForeignDocs({ value, file, line }: DocsEntry, folder: string): void {
  const at = `${file}:${String(line)}`;
  if (typeof value['npm'] === 'string') return;
  const place = value['path'];
  if (typeof place !== 'string') throw new UserError(`${at}: docs: ${Object.keys(value).join(', ')} is fetched from an address that a stranger chose, and the suite is not trusted. Fetch the pages and name their folder with path, or ${nextStep}.`);
  refuseOutside({ folder, place: path.resolve(path.dirname(file), place), at, what: 'docs' });
}
