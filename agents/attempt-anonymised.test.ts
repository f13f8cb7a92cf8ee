import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkReferences } from '../knowledge/anonymisation/check-references.ts';
import { installLibraries } from '../knowledge/anonymisation/fixtures/libraries.ts';
import { openAnonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { readInventory } from '../knowledge/inventory/read-inventory.ts';
import { openKnowledgeBase } from '../knowledge/open-knowledge-base.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import type { Task } from '../tasks/task.ts';
import type { AnonymisedLibrary } from './anonymised-library.ts';
import { attemptAnonymised } from './attempt-anonymised.ts';
import type { AttemptJob, Developer } from './attempt-job.ts';
import { attemptWithCode } from './attempt-with-code.ts';
import { makeJob } from './fixtures/make-job.ts';
import { writePrompt } from './prompt.ts';
import { createToolbox, type Toolbox } from './toolbox.ts';

const installed = installLibraries();
const { library, installation } = installed.library('tinroster');
const file = (name: string, code: string) => ({ path: `/suite/${name}`, name, code });
const starter = "import Roster from 'tinroster';\n\nexport function sortNames(people: string[]): string[] {\n  const roster = new Roster();\n  throw new Error('Write me.');\n}\n";
const reference = `import Roster from 'tinroster';

/** Sorted by the roster, as addMember was called. */
export function sortNames(people: string[]): string[] {
  const roster = new Roster({ sortKeys: true });
  for (const person of people) roster.addMember(person);
  return roster.listMembers().map(({ memberName }) => memberName);
}
`;
const task: Task = {
  id: 'sort-names', title: 'Sort names', entry: 'sortNames', limits: { seconds: 5, memoryMb: 512 }, instructions: 'Write `sortNames(people)`.', folder: '/suite',
  cases: { compare: { kind: 'exact' }, examples: [{ name: 'two', args: [['b', 'a']], expected: ['a', 'b'] }, { name: 'twice', args: [['a', 'a']], expected: ['a'] }], hidden: [] },
  solutions: { tinroster: { starter: file('starter.ts', starter), references: [file('reference.ts', reference)], wrong: [] } },
};

let anonymised: AnonymisedLibrary;
let job: AttemptJob;
const quiet = { home: installed.home, embedder: 'hashing', onProgress: () => undefined, signal: new AbortController().signal };

beforeAll(async () => {
  const knowledge = await openKnowledgeBase({ ...quiet, library, installation });
  const anonymisation = await openAnonymisation({ library, installation, docs: knowledge, tasks: [task], home: installed.home });
  await checkReferences(anonymisation, [task]);
  const { docs, library: renamed, installation: copy } = anonymisation;
  anonymised = {
    anonymisation, knowledge: await openKnowledgeBase({ ...quiet, library: renamed, installation: copy, docs }), inventory: await readInventory({ library: renamed, installation: copy }),
  };
  job = makeJob('expert', {
    task, library, installation, trial: { library: 'tinroster', task: task.id, persona: 'expert', arm: 'anonymised', model: 'scripted', repeat: 1 },
    knowledge, inventory: await readInventory({ library, installation }),
  });
}, 60_000);
afterAll(async () => {
  for (const { knowledge } of [job, anonymised]) knowledge[Symbol.dispose]();
  await closeTypeProjects();
  installed[Symbol.dispose]();
});

/** `$name` is what the developer reads for a name. */
const invented = (text: string): string => text.replace(/\$([A-Za-z]+)/gu, (_, name: string) => {
  const { dictionary } = anonymised.anonymisation;
  return dictionary.alias(name) ?? dictionary.aliasModule(name) ?? name;
});

/** A developer that does as told; the results of its calls come back beside the attempt. */
async function attempt(work: (toolbox: Toolbox, seen: AttemptJob) => Promise<unknown>) {
  const developer: Developer = {
    attempt: async (seen) => {
      const toolbox = createToolbox(seen);
      await work(toolbox, seen);
      return { ...await attemptWithCode(seen, undefined), steps: toolbox.steps, passages: [...toolbox.passages], submission: toolbox.submission, ending: { kind: 'submitted' } };
    },
  };
  const done = await attemptAnonymised(developer, job, anonymised);
  return { ...done, told: done.steps.flatMap((step) => (step.kind === 'tool' ? [step.result] : [])) };
}

const realNames = /tinroster|addMember|listMembers|memberName|sortKeys|DuplicateError|\bRoster\b/gu;

it('shows no name of the library in prompt, docs, look-ups and feedback', async () => {
  let prompt = { system: '', user: '' };
  const { told, passages, steps } = await attempt(async (toolbox, seen) => {
    prompt = await writePrompt({ ...seen, persona: { ...seen.persona, hints: 'pseudocode' } }, toolbox.tools);
    await toolbox.call('search_docs', { query: 'add a member' });
    await toolbox.call('read_doc', { path: invented('$tinroster/README.md') });
    await toolbox.call('look_up_api', { name: invented('$Roster.$addMember') });
    await toolbox.call('look_up_api', { name: 'RosterOptions' });
    await toolbox.call('check_types', { code: invented("import $Roster from '$tinroster';\nexport const sortNames = (people: string[]): string[] => new $Roster({ $sortKeys: 1 }).$addMember_s(people);\n").replace('_s', 's') });
    await toolbox.call('run_examples', { code: invented("import $Roster from '$tinroster/nothing';\nexport const sortNames = () => [new $Roster()];\n") });
  });
  // What is data stays: a string in an example of the docs, and what the developer itself asked for.
  const shown = [prompt.system, prompt.user, ...told].join('\n').replaceAll("'addMember'", '').replaceAll('RosterOptions', '');
  expect([...shown.matchAll(realNames)].map(({ index }) => shown.slice(index - 60, index + 30))).toEqual([]);
  expect(shown).toContain(invented('new $Roster'));
  expect(told[4]).toMatch(/Did you mean/u);
  expect(told[5]).toContain(invented('has no module "$tinroster/nothing"'));
  // Stored as passages of the real docs, for whoever looks for the cause of a failure.
  expect(passages.map(({ path }) => path)).toContain('tinroster/README.md');
  expect(passages.some(({ text }) => text.includes('addMember'))).toBe(true);
  expect(steps.slice(0, 4).map((step) => (step.kind === 'tool' ? step.real : null))).toEqual([
    { arguments: { query: 'add a member' } }, { arguments: { path: 'tinroster/README.md' } },
    { arguments: { name: 'Roster.addMember' }, symbols: ['tinroster.Roster.addMember'] }, { arguments: { name: 'RosterOptions' }, symbols: [] },
  ]);
});

it('runs and hands in what the code is for the real library, and tells places of the code as it was written', async () => {
  const code = invented("import $Roster from '$tinroster';\nexport function sortNames(people: string[]): string[] {\n  const roster = new $Roster({ $sortKeys: true }); for (const person of people) roster.$addMember(person);\n  return roster.$listMembers().map(({ $memberName }) => $memberName);\n}\n");
  const { told, submission, writtenAs } = await attempt(async (toolbox) => {
    await toolbox.call('run_examples', { code });
    await toolbox.call('submit', { code });
  });
  expect(told[0]).toContain('1 of 2 examples pass.');
  const column = (code.split('\n')[2] ?? '').indexOf(invented('$addMember')) + 1;
  expect(told[0]).toContain(invented(`$Roster.$addMember: the member is there already, see $listMembers(). at solution.ts:3:${String(column)} (thrown inside $tinroster)`));
  expect(writtenAs).toEqual({ main: 'solution.ts', files: { 'solution.ts': code } });
  expect(submission?.files['solution.ts']).toContain('roster.addMember(person)');
  expect(submission?.files['solution.ts']).toContain('listMembers().map(({ memberName }) => memberName)');
});

it('has no use for what was remembered', async () => {
  const { told, submission } = await attempt(async (toolbox) => {
    await toolbox.call('check_types', { code: reference });
    await toolbox.call('run_examples', { code: reference });
    await toolbox.call('run_examples', { code: invented(reference.replaceAll(/\bRoster\b/gu, '$Roster').replace("'tinroster'", "'$tinroster'")) });
    await toolbox.call('submit', { code: reference });
  });
  expect(told[0]).toContain("Cannot find module 'tinroster'");
  expect(told[1]).toContain('The package "tinroster" is not installed.');
  expect(told[2]).toContain('roster.addMember is not a function');
  expect(submission?.files['solution.ts']).not.toContain("'tinroster'");
});

it('lets the reference through whole', async () => {
  const { submission, ending } = await attemptAnonymised({ attempt: (seen) => attemptWithCode(seen, seen.task.solutions[seen.library.id]?.references[0]?.code) }, job, anonymised);
  expect(submission?.files['solution.ts']).toBe(reference);
  expect(ending).toEqual({ kind: 'submitted' });
});
