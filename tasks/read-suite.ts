import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { unknownName } from './did-you-mean.ts';
import { packageRoot } from './package-root.ts';
import { parseYamlText } from './parse-yaml-text.ts';
import { readLibrary } from './read-library.ts';
import { readTask } from './read-task.ts';
import { readTextFile } from './read-yaml-file.ts';
import { identifier, relativePath } from './schemas.ts';
import type { Suite, Weights } from './suite.ts';
import { UserError } from './user-error.ts';

const share = z.number().min(0).max(1);
const defaultWeights: Weights = { correctness: 0.5, compliance: 0.3, readability: 0.2 };

const suiteSchema = z.strictObject({
  version: z.literal(1),
  id: identifier,
  title: z.string().min(1),
  libraries: z.array(relativePath).min(1, 'expected at least one library file'),
  tasks: z.array(relativePath).optional(),
  personas: z.array(z.string().min(1)).min(1, 'expected at least one persona').default(['junior', 'intermediate', 'senior', 'expert']),
  weights: z
    .strictObject({ correctness: share, compliance: share, readability: share })
    .refine((weights) => Math.abs(weights.correctness + weights.compliance + weights.readability - 1) < 1e-9, 'the weights must add up to 1')
    .default(defaultWeights),
  cases: z.enum(['secret', 'shown']).default('secret'),
});

/** Reads a suite by its folder, or by the id of a bundled one, with all its libraries and tasks. */
export function readSuite(nameOrFolder: string, workingFolder: string): Suite {
  const folder = findSuite(nameOrFolder, workingFolder);
  const file = path.join(folder, 'suite.yaml');
  const { value, lineOf } = parseYamlText({ text: readTextFile(file, 'suite file'), file, schema: suiteSchema, firstLine: 1 });
  const libraries = value.libraries.map((each, i) => readNamed(path.resolve(folder, each), `${file}:${String(lineOf(['libraries', i]))}`, readLibrary));
  const taskFolders = value.tasks?.map((each, i) => ({ folder: path.resolve(folder, each), at: `${file}:${String(lineOf(['tasks', i]))}` })) ?? everyTask(folder, file);
  if (taskFolders.length === 0) {
    throw new UserError(`${file}: the suite "${value.id}" has no tasks; expected a folder with task.md and cases.json under ${path.join(folder, 'tasks')}.`);
  }
  const tasks = taskFolders.map((each) => readNamed(each.folder, each.at, (taskFolder) => readTask(taskFolder, libraries)));
  refuseDuplicates(libraries.map(({ id, file: place }) => ({ id, place })), 'libraries', (i) => `${file}:${String(lineOf(['libraries', i]))}`);
  refuseDuplicates(tasks.map(({ id, folder: place }) => ({ id, place })), 'tasks', (i) => taskFolders[i]?.at ?? file);
  return {
    id: value.id, title: value.title, libraries, tasks, weights: value.weights, folder,
    ...(value.cases === 'shown' ? { showsCases: true as const } : {}),
    personas: value.personas.map((persona) => (/\.ya?ml$/u.test(persona) ? path.resolve(folder, persona) : persona)),
  };
}

/** Whether a name or folder leads to a suite, with mistakes in it or without. */
export function isSuite(nameOrFolder: string, workingFolder: string): boolean {
  try {
    findSuite(nameOrFolder, workingFolder);
    return true;
  } catch {
    return false;
  }
}

/** Ids of the suites that come with the program. */
export function bundledSuites(): string[] {
  return readdirSync(bundledFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(bundledFolder, entry.name, 'suite.yaml')))
    .map(({ name }) => name)
    .sort();
}

const bundledFolder = path.join(packageRoot, 'tasks', 'suites');

/** The folder of a suite that is named by it or by the id of a bundled one. */
export function findSuite(nameOrFolder: string, workingFolder: string): string {
  const given = path.resolve(workingFolder, nameOrFolder);
  const folder = path.basename(given) === 'suite.yaml' ? path.dirname(given) : given;
  if (existsSync(path.join(folder, 'suite.yaml'))) return folder;
  if (bundledSuites().includes(nameOrFolder)) return path.join(bundledFolder, nameOrFolder);
  if (existsSync(folder)) throw new UserError(`The folder ${folder} is no suite: it has no suite.yaml. docs/suites.md says how to write one.`);
  throw new UserError(`${unknownName('suite', nameOrFolder, bundledSuites())} A suite is a folder with a suite.yaml, or the id of a bundled one.`);
}

/** A path that leads nowhere is a mistake in the file that names it. */
function readNamed<T>(target: string, at: string, read: (target: string) => T): T {
  if (!existsSync(target)) throw new UserError(`${at}: ${target} does not exist.${nearby(target)}`);
  return read(target);
}

function nearby(target: string): string {
  const folder = path.dirname(target);
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder).sort();
  return ` In ${folder} there is: ${names.join(', ') || 'nothing'}.`;
}

function everyTask(folder: string, file: string): { folder: string; at: string }[] {
  const tasks = path.join(folder, 'tasks');
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .map((name) => ({ folder: requireTask(path.join(tasks, name)), at: file }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function requireTask(folder: string): string {
  if (existsSync(path.join(folder, 'task.md'))) return folder;
  throw new UserError(`${path.join(folder, 'task.md')} does not exist; expected every folder under tasks/ to be a task, or the tasks to be listed in suite.yaml under tasks.`);
}

function refuseDuplicates(members: { id: string; place: string }[], what: string, at: (i: number) => string): void {
  const ids = members.map(({ id }) => id);
  const second = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  const [twice, first] = [members[second], members[ids.indexOf(ids[second] ?? '')]];
  if (twice === undefined || first === undefined) return;
  const places = first.place === twice.place ? first.place : `${first.place} and ${twice.place}`;
  throw new UserError(`${at(second)}: two of the ${what} have the id "${twice.id}": ${places}; expected every id once.`);
}
