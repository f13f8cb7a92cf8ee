import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInventory } from '../knowledge/inventory/read-inventory.ts';
import { npmInstall } from '../tasks/languages/npm-install.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import type { Installation } from '../tasks/languages/language.ts';
import { libraryOf } from '../tasks/languages/fixtures/type-project/install-packages.ts';
import { inspectSubmission } from './compliance/inspect-submission.ts';
import { judgeMutant, rate, type Rates, type Verdict } from './fixtures/mutation/measure.ts';
import { mutate } from './fixtures/mutation/mutate.ts';
import { programs } from './fixtures/mutation/programs.ts';

/** Of each operator and library; `MUTANTS=all` makes every one there is. */
const most = process.env['MUTANTS'] === 'all' ? Infinity : Number(process.env['MUTANTS'] ?? 3);

const home = mkdtempSync(path.join(tmpdir(), 'mutation-'));
let installation: Installation;
const verdicts: Verdict[] = [];

beforeAll(async () => {
  const npm = Object.assign({}, ...programs.map(({ packages }) => packages)) as Record<string, string>;
  const library = { ...libraryOf('zod'), id: 'mutation', install: { npm } };
  installation = await npmInstall({ library, home, onProgress: () => undefined, signal: new AbortController().signal });
}, 240_000);

afterAll(async () => {
  await closeTypeProjects();
  rmSync(home, { recursive: true, force: true });
});

it.each(programs)('finds nothing in a correct program with $library', async ({ file, code, library }) => {
  const { findings, calls } = await inspectSubmission({ submission: { main: file, files: { [file]: code } }, library: libraryOf(library), installation });
  expect(findings).toEqual([]);
  expect(calls).toBeGreaterThan(4);
}, 120_000);

it.each([
  ['semver', 'semver.SemVer.inc', 'types in a package of their own', { kind: 'method' }],
  ['semver', 'semver/functions/gt.default', 'a file beside the entry', { kind: 'function' }],
  ['js-yaml', 'js-yaml.load', 'plain JavaScript', { kind: 'function', signatures: ['load(input: any, options: any): any'] }],
  ['csv-parse', 'csv-parse/sync.parse', 'a subpath', { kind: 'function', optionKeys: expect.arrayContaining(['relax_column_count', 'skip_empty_lines']) as unknown }],
  ['csv-parse', 'csv-parse.Options.auto_parse', 'a deprecated option', { deprecated: expect.stringContaining('cast') as unknown }],
  ['lru-cache', 'lru-cache.LRUCache.fetch', 'overloads', { kind: 'method', signatures: expect.objectContaining({ length: 2 }) as unknown }],
  ['p-queue', 'p-queue.PQueue.once', 'what another package hands down', { kind: 'method' }],
  ['rxjs', 'rxjs.Observable.toPromise', 'what replaces a deprecated member', { deprecated: expect.stringContaining('firstValueFrom') as unknown }],
  ['rxjs', 'rxjs.map', 'what is exported again', { kind: 'function', deprecated: null }],
  ['zod', 'zod.ZodString.min', 'a builder', { kind: 'method' }],
])('lists of %s %s: %s', async (library, id, _what, expected) => {
  const { symbols } = await readInventory({ library: libraryOf(library), installation });
  expect(symbols.find((symbol) => symbol.id === id)).toMatchObject(expected);
}, 120_000);

it.each(programs)('tells the mistakes planted in $library', async (program) => {
  const own: Verdict[] = [];
  for (const mutant of await mutate(program, installation, most)) own.push(await judgeMutant(program, mutant, installation));
  verdicts.push(...own);
  const { mutants, precision, recall } = rate(own);
  expect(mutants).toBeGreaterThan(10);
  expect(describeMisses(own, precision, recall)).toEqual([]);
}, 240_000);

it('tells each class with a precision of .98 and a recall of .95', () => {
  const classes = [...new Set(verdicts.flatMap(({ mutant }) => mutant.expected))].sort();
  const libraries = programs.map(({ library, style }) => ({ name: `${library} (${style})`, own: verdicts.filter((verdict) => verdict.library === library) }));
  const table = [
    ...classes.flatMap((kind) => [{ name: 'all', own: verdicts }, ...libraries].map(({ name, own }) => row(kind, name, rate(own, kind)))),
    ...[{ name: 'all', own: verdicts }, ...libraries].map(({ name, own }) => row('all', name, rate(own))),
  ].filter(({ mutants, accepted }) => mutants + accepted > 0);
  process.stdout.write(`${table.map((each) => Object.values(each).join('\t')).join('\n')}\n`);
  expect(classes).toHaveLength(8);
  expect(table.filter(({ library, precision, recall }) => library === 'all' && (precision < 0.98 || recall < 0.95))).toEqual([]);
});

function row(kind: string, library: string, { mutants, accepted, precision, recall }: Rates): Rates & { kind: string; library: string } {
  return { kind, library, mutants, accepted, precision: Math.round(precision * 1000) / 1000, recall: Math.round(recall * 1000) / 1000 };
}

/** What went wrong, when too much did. */
function describeMisses(own: Verdict[], precision: number, recall: number): string[] {
  if (precision >= 0.98 && recall >= 0.95 && process.env['MUTANTS'] === undefined) return [];
  const wrong = own.filter(({ found, mutant, isAccepted }) => (isAccepted ? found.length > 0 : found.length === 0 || found.some((each) => !mutant.expected.includes(each))));
  const lines = wrong.map(({ mutant, found, isAccepted }) => `${mutant.operator}, ${isAccepted ? 'none' : mutant.expected.join('|')} told as ${found.join() || 'nothing'}: ${mutant.code.split('\n')[mutant.line - 1] ?? ''}`);
  if (precision >= 0.98 && recall >= 0.95) process.stdout.write(`${lines.join('\n')}\n`);
  return precision >= 0.98 && recall >= 0.95 ? [] : lines;
}
