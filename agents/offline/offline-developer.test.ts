import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInventory } from '../../knowledge/inventory/read-inventory.ts';
import { openKnowledgeBase } from '../../knowledge/open-knowledge-base.ts';
import { compareOutput } from '../../tasks/compare-output.ts';
import { executeCases } from '../../tasks/execute-cases.ts';
import { languages } from '../../tasks/languages/index.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import { sandboxes } from '../../tasks/sandbox/index.ts';
import type { Attempt } from '../attempt.ts';
import type { AttemptJob } from '../attempt-job.ts';
import { readPersona } from '../read-persona.ts';
import type { Arm } from '../trial.ts';
import { openOfflineDeveloper } from './offline-developer.ts';

const suiteFolder = path.join(import.meta.dirname, 'fixtures', 'offline-developer');
const signal = new AbortController().signal;
let world: Pick<AttemptJob, 'library' | 'installation' | 'knowledge' | 'inventory' | 'language' | 'sandbox'>;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'uagent-offline-'));
  const [library] = readSuite(suiteFolder, suiteFolder).libraries;
  if (library === undefined) throw new Error('The fixture has no library.');
  const language = languages[library.language];
  const onProgress = (): void => undefined;
  const installation = await language.install({ library, home, onProgress, signal });
  const knowledge = await openKnowledgeBase({ library, installation, home, embedder: 'hashing', onProgress, signal });
  const inventory = await readInventory({ library, installation });
  const sandbox = (await sandboxes.bubblewrap.probe()).kind === 'available' ? sandboxes.bubblewrap : sandboxes.none;
  world = { library, installation, knowledge, inventory, language, sandbox };
});

afterAll(async () => {
  world.knowledge[Symbol.dispose]();
  await rm(home, { recursive: true, force: true });
});

function jobFor(taskId: string, personaId: string, arm: Arm = 'docs'): AttemptJob {
  const task = readSuite(suiteFolder, suiteFolder).tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw new Error(`The fixture has no task ${taskId}.`);
  const persona = readPersona(personaId, suiteFolder);
  const trial = { library: world.library.id, task: taskId, persona: personaId, arm, model: 'offline', repeat: 1 };
  return { ...world, trial, task, persona, handedOver: [], signal };
}

async function attempt(job: AttemptJob): Promise<{ attempt: Attempt; code: string | undefined; solved: boolean }> {
  const done = await openOfflineDeveloper().attempt(job);
  const { submission } = done;
  if (submission === null) return { attempt: done, code: undefined, solved: false };
  const { task } = job;
  const execution = await executeCases({ ...world, submission, entry: task.entry, inputs: task.cases.hidden.map(({ args }) => args), limits: task.limits, signal });
  if (execution.kind === 'world-failed') throw new Error(execution.reason);
  const verdicts = execution.kind === 'ran' ? await Promise.all(task.cases.hidden.map(async (each, i) => {
    const run = execution.cases[i];
    return run?.kind === 'returned' && (await compareOutput({ comparison: task.cases.compare, case: each, output: run.value, showsExpected: true })).pass;
  })) : [false];
  return { attempt: done, code: submission.files[submission.main], solved: verdicts.every(Boolean) };
}

function callsOf({ steps }: Attempt, name: string): number {
  return steps.filter((step) => step.kind === 'tool' && step.name === name && step.outcome === 'done').length;
}

test('a Junior copies what the docs show, at the first go', async () => {
  const { attempt: done, code, solved } = await attempt(jobFor('title-case', 'junior'));
  expect(code).toBe("import { titleCase } from 'text-tools';\n\nexport function toTitle(text: string): string {\n  return titleCase(text);\n}\n");
  expect(solved).toBe(true);
  expect(done).toMatchObject({ ending: { kind: 'submitted' }, usage: { calls: 0, inputTokens: 0, outputTokens: 0 } });
  expect([callsOf(done, 'search_docs'), callsOf(done, 'run_examples')]).toEqual([1, 0]);
});

test('arguments go where their kind wants them, not in the order of the parameters', async () => {
  const { code, solved } = await attempt(jobFor('chunks', 'junior'));
  expect(code).toContain('return chunk(size, text);');
  expect(solved).toBe(true);
});

test('what an example shows to come out is taken apart', async () => {
  const { attempt: done, code, solved } = await attempt(jobFor('items', 'intermediate'));
  expect(code).toContain('return parseList(text).items;');
  expect(solved).toBe(true);
  expect(callsOf(done, 'run_examples')).toBe(1);
});

test("an import that the docs got wrong fools a Junior, and a Senior's type checker finds it", async () => {
  const junior = await attempt(jobFor('slugs', 'junior'));
  expect(junior.code).toContain("import slug from 'text-tools/slug';");
  expect(junior.solved).toBe(false);
  const senior = await attempt(jobFor('slugs', 'senior'));
  expect(senior.code).toContain("import { slug } from 'text-tools';");
  expect(senior.solved).toBe(true);
});

test('without docs there is nothing to copy, and nothing is handed in', async () => {
  const { attempt: done } = await attempt(jobFor('title-case', 'expert', 'closed-book'));
  expect(done).toMatchObject({ ending: { kind: 'never-submitted' }, submission: null, passages: [] });
});

test('an interrupted attempt is no attempt', async () => {
  const done = await openOfflineDeveloper().attempt({ ...jobFor('title-case', 'junior'), signal: AbortSignal.abort() });
  expect(done).toMatchObject({ ending: { kind: 'world-failed' }, submission: null });
});

test('the same trial gives the same attempt, times aside', async () => {
  const withoutTimes = ({ steps, submission, passages, ending }: Attempt): unknown => ({ steps: steps.map((step) => ({ ...step, milliseconds: 0 })), submission, passages, ending });
  const [first, second] = [await attempt(jobFor('slugs', 'expert')), await attempt(jobFor('slugs', 'expert'))];
  expect(withoutTimes(first.attempt)).toEqual(withoutTimes(second.attempt));
});
