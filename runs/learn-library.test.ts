import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openKitchen } from '../evaluators/fixtures/friction/try-out.ts';
import type { Persona } from '../agents/persona.ts';
import { readPersona } from '../agents/read-persona.ts';
import type { Task } from '../tasks/task.ts';
import { smallRun, trialOf } from './fixtures/small-run.ts';
import { learnLibrary } from './learn-library.ts';
import { readLibraryFacts } from './read-library-facts.ts';
import type { Run } from './run.ts';

const file = (name: string, code: string) => ({ path: `/${name}`, name, code });
const task: Task = {
  id: 'duration', title: 'Cups', entry: 'main', limits: { seconds: 2, memoryMb: 256 }, instructions: '', folder: '/', cases: { compare: { kind: 'exact' }, examples: [], hidden: [] },
  solutions: { ms: { starter: file('starter.ts', 'export function main(): number { throw new Error(); }'), references: [file('reference.ts', "import { cupsIn } from 'kettle';\nexport const main = (): number => cupsIn(2);\n")], wrong: [] } },
};

test('a library is held against its docs, and each way of reading gets what the task needs of it', async () => {
  using kitchen = await openKitchen();
  const library = { ...kitchen.library.library, id: 'ms' };
  const personas: Persona[] = ['junior', 'senior', 'expert'].map((id) => readPersona(id, '/'));
  const run = { personas, trials: [trialOf('junior')], suite: { ...smallRun.suite, tasks: [task, { ...task, id: 'never-tried' }] } };
  const facts = await learnLibrary({ run, library, installation: kitchen.library.installation, docs: kitchen.docs ?? [] });
  expect(facts.symbols.find(({ id }) => id === 'kettle.cupsIn')).toMatchObject({ kind: 'function', state: 'documented', page: { path: 'guide.md' }, isDeprecated: false });
  expect(facts.needed.map(({ task: id, reading, passages }) => [id, reading === 'all', passages.map((passage) => passage.path)])).toEqual([['duration', false, expect.not.arrayContaining(['guide.md'])], ['duration', true, ['guide.md']]]);
});

test('what is no longer there is said, with what to do', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'uagent-facts-'));
  try {
    const library = { id: 'ms', language: 'typescript' as const, install: { npm: { ms: '2.1.3' } }, docs: [], api: ['ms'], rules: { required: [], forbidden: [] }, file: '/suite/ms.yaml' };
    const run: Run = { ...smallRun, id: 'small-1', suite: { ...smallRun.suite, libraries: [library] } };
    const read = (changes: Partial<Run>) => readLibraryFacts({ run: { ...run, ...changes }, home, onProgress: () => undefined });
    expect((await read({})).get('ms')).toMatch(/searched no docs of ms.*--arm docs/);
    const searched = { libraries: [{ id: 'ms', packages: [], hash: 'a' }], knowledge: [{ libraryId: 'ms', hash: 'b', embedder: 'hashing', documents: 1, passages: 1, vectors: 'exact' as const }] };
    expect((await read(searched)).get('ms')).toMatch(/packages of ms .* no longer .*"uagent docs build \/suites\/small".*"uagent report small-1"/);
  } finally {
    rmSync(home, { recursive: true });
  }
});
