import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trialKey } from '../../agents/trial.ts';
import { gradeRun } from '../../runs/grade-run.ts';
import { readDocsOfRun } from '../../runs/read-docs-of-run.ts';
import { courier, reference } from '../../runs/fixtures/planted/courier.ts';
import { csvParse } from '../../runs/fixtures/planted/csv-parse.ts';
import { runPlanted, type Planted, type PlantedRun } from '../../runs/fixtures/planted/planted-run.ts';
import { sandboxes } from '../../tasks/sandbox/index.ts';
import { closeTypeProjects } from '../../tasks/languages/type-project.ts';
import { buildReport } from '../build-report.ts';
import type { WholeReport } from '../report.ts';
import { reportDiagnosis } from './report-diagnosis.ts';

const search = (query: string) => ({ name: 'search_docs', arguments: { query } });
const forBatch = search('fetching several paths, the last one first');
const code = (body: string): string => `import { createClient } from 'courier';\n\nexport function fetchAll(address: string, paths: string[]): string[] {\n  const client = createClient(address);\n  ${body}\n}\n`;
const oneByOne = code('return paths.map((path) => client.request(path));');
const sendAll = code("return client.sendAll(paths, { order: 'reversed' });");
const noSize = code("return client.batch(paths, { order: 'reversed', size: 0 });");
const batchPage = 'guide/batch.md, lines 1 to 12';

/** Developers in front of docs with one defect, the cause, and what tells it. */
const plants: Record<string, [planted: Planted, primary: string, decisive: string[]]> = {
  'a page removed': [{ docs: 'page-removed', persona: 'senior', calls: [forBatch], code: oneByOne }, 'absent', ['No passage explains `Client.batch`. It would belong where `createClient` is taught: README.md:1.']],
  'a symbol renamed in an example': [{ docs: 'symbol-renamed', persona: 'senior', calls: [forBatch], code: sendAll }, 'misleading', ["guide/batch.md:11 shows `client.sendAll(['a', 'b'], { order: 'reversed' });`, which does not compile: TS2339: Property 'sendAll' does not exist on type 'Client'."]],
  'the same in a fragment': [{ docs: 'fragment-renamed', persona: 'senior', calls: [forBatch], code: sendAll }, 'misleading', ["guide/batch.md:8 shows `client.sendAll(['a', 'b'], { order: 'reversed' });`, which does not compile: TS2339: Property 'sendAll' does not exist on type 'Client'."]],
  'the same by a developer without a model': [{ docs: 'symbol-renamed', persona: 'intermediate' }, 'misleading', ["guide/batch.md:11 shows `client.sendAll(['a', 'b'], { order: 'reversed' });`, which does not compile: TS2339: Property 'sendAll' does not exist on type 'Client'."]],
  'a page buried': [{ docs: 'buried', persona: 'senior', calls: [search('answers in reversed order')], code: oneByOne }, 'not-retrieved', [`\`Client.batch\` is explained in ${batchPage}, which none of its searches brought. “answers in reversed order” ranked it number 16.`]],
  'a page below what is shown': [{ docs: 'buried-a-little', persona: 'intermediate', calls: [search('answers in reversed order')], code: oneByOne }, 'not-read', [`\`Client.batch\` is explained in ${batchPage}, below what the persona is shown. “answers in reversed order” ranked it number 7.`]],
  'a page of another level': [{ docs: 'whole', persona: 'junior', calls: [forBatch], code: oneByOne }, 'not-read', [`\`Client.batch\` is explained in ${batchPage}, which its level does not read.`]],
  'a page that nobody looked for': [{ docs: 'whole', persona: 'senior', code: oneByOne }, 'not-read', [`\`Client.batch\` is explained in ${batchPage}, and it never looked into the docs.`]],
  'the right passage, not followed': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: oneByOne }, 'ignored', [`It saw ${batchPage}, which explains \`Client.batch\`, and the code does without it.`]],
  'the right passage, used otherwise': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: code("return client.batch(paths[0], { order: 'reversed' });") }, 'ignored', [`It saw ${batchPage}, which explains \`Client.batch\`, and the code uses it otherwise.`]],
  'an example with a wrong result': [{ docs: 'result-wrong', persona: 'senior', calls: [forBatch], code: code("return client.batch(paths, { order: 'given' });") }, 'misleading', ["guide/batch.md:11 shows `client.batch(['a', 'b'], { order: 'given' });`, which compiles and was followed to a wrong result: the code calls `client.batch(paths, { order: 'given' })`, and accepted solutions `createClient(address).batch(paths, { order: 'reversed' })`."]],
  'the same where the page is right': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: code("return client.batch(paths, { order: 'given' });") }, 'ignored', [`It saw ${batchPage}, which explains \`Client.batch\`, and the code calls it otherwise than every accepted solution.`]],
  'a condition that no page has': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: noSize }, 'absent', ['No passage says when `Client.batch` throws “A batch cannot be smaller than one path.”. It would belong where it is taught: guide/batch.md:1.']],
  'a condition that it has read': [{ docs: 'condition-told', persona: 'senior', calls: [forBatch], code: noSize }, 'ignored', [`It saw ${batchPage}, which says when \`Client.batch\` throws “A batch cannot be smaller than one path.”, and the code does otherwise.`]],
  'the wrong logic': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: code("return client.batch(paths.slice(1), { order: 'reversed' });") }, 'not-docs', []],
  'nothing handed in': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: null }, 'not-docs', []],
  'a name made up': [{ docs: 'whole', persona: 'senior', calls: [forBatch], code: code("client.close();\n  return client.batch(paths, { order: 'reversed' });") }, 'unknown', []],
  'another way that works': [{ docs: 'whole', persona: 'senior', calls: [search('quick start')], code: code('return paths.map((path) => client.request(path)).reverse();') }, 'none', []],
  'the reference': [{ docs: 'whole', persona: 'senior', code: reference }, 'none', []],
  'no docs at all': [{ docs: 'whole', persona: 'senior', arm: 'closed-book', code: oneByOne }, 'unknown', []],
};

let planted: PlantedRun;
let report: WholeReport;
beforeAll(async () => {
  planted = await runPlanted(courier, Object.fromEntries(Object.entries(plants).map(([name, [plant]]) => [name, plant])));
  report = buildReport({ run: planted.run, outcomes: [...planted.store.eachOutcome(planted.run)], version: '1' });
});
afterAll(async () => {
  planted[Symbol.dispose]();
  await closeTypeProjects();
});

test.each(Object.entries(plants))('%s', (name, [, primary, decisive]) => {
  const key = trialKey(planted.outcomeOf(name).attempt.trial);
  const diagnosis = report.attempts.find((attempt) => attempt.key === key)?.diagnosis;
  expect([diagnosis?.primary, diagnosis?.traces.filter(({ isDecisive }) => isDecisive).map(({ message }) => message)]).toEqual([primary, decisive]);
});

test('what cannot be told says why, and what is not of the docs says what it was', () => {
  const reasonOf = (name: string): string | undefined => planted.outcomeOf(name).diagnosis?.reason;
  expect(reasonOf('no docs at all')).toBe('It had no docs to look into.');
  expect(reasonOf('the wrong logic')).toBe('It uses all that it needed of the library, and the compiler has nothing against how. Case "three" has a wrong answer: output: too few items, 2.');
  expect(reasonOf('a name made up')).toMatch(/^Nothing that it needed is missing, and nothing that it saw shows its mistake: .*'close'/u);
});

test('every defect is a fix that names place, symbol, personas and what is at stake', () => {
  const fixes = report.fixes.map(({ library, kind, text, decided, personas, points }) => [library, kind, text, decided, personas.join(' '), points > 0]);
  expect(fixes).toEqual(expect.arrayContaining([
    ['page-removed', 'absent', 'No page shows `Client.batch`, `order`; add them where `createClient` is taught: README.md:1.', 1, 'senior', true],
    ['symbol-renamed', 'misleading', 'guide/batch.md:11: the example uses `sendAll`, which courier 2.1.0 does not have; it has `batch`.', 2, 'intermediate senior', true],
    ['fragment-renamed', 'misleading', 'guide/batch.md:8: the example uses `sendAll`, which courier 2.1.0 does not have; it has `batch`.', 1, 'senior', true],
    ['buried', 'not-retrieved', 'guide/batch.md:1 explains `Client.batch`, `order`, and searches such as “answers in reversed order” did not bring it: say there in such words what they are for.', 1, 'senior', true],
    ['buried-a-little', 'not-read', 'guide/batch.md:1 explains `Client.batch`, `order` and came just below what Intermediate is shown (number 7 for “answers in reversed order”): give them a section that begins with what they are for.', 1, 'intermediate', true],
    ['whole', 'not-read', 'guide/batch.md:1 explains `Client.batch`, `order`, which Junior does not read: show them in what every level reads, such as the README.', 1, 'junior', true],
    ['result-wrong', 'misleading', "guide/batch.md:11: the example `client.batch(['a', 'b'], { order: 'given' });` compiles, and whoever followed it came to a wrong result; accepted solutions call `createClient(address).batch(paths, { order: 'reversed' })`: correct it, or say there what it is for.", 1, 'senior', true],
    ['whole', 'absent', 'No page says when `Client.batch` throws “A batch cannot be smaller than one path.”: say it where it is taught, with what must come first: guide/batch.md:1.', 1, 'senior', true],
    ['condition-told', 'ignored', 'guide/batch.md:1 says when `Client.batch` throws “A batch cannot be smaller than one path.”; whoever failed had seen it and did otherwise: show there how it is avoided, with an example.', 1, 'senior', true],
    ['whole', 'ignored', 'guide/batch.md:1 explains `Client.batch`, `order`; whoever failed had seen it and did otherwise: say there when to use them, with an example.', 3, 'senior', true],
  ]));
  expect(fixes).toHaveLength(10);
  expect(report.fixes.at(-1)?.kind).toBe('ignored');
});

test('grading the stored run again comes to the same, and without the embedder only the ranks are unknown', async () => {
  const { run, store, libraries, home } = planted;
  const before = [...store.eachOutcome(run)].map(({ diagnosis }) => diagnosis);
  const key = trialKey(planted.outcomeOf('a page buried').attempt.trial);
  const request = { run: { ...run, trials: run.trials.filter((trial) => trialKey(trial) === key) }, store, libraries, judges: [], regrade: true, sandbox: sandboxes.bubblewrap, runs: 1, concurrency: 1, onGraded: () => undefined, onJudged: () => undefined, signal: new AbortController().signal };
  using stored = await readDocsOfRun({ run, home, onProgress: () => undefined });
  store.setGrading(run.id, key, { ...planted.outcomeOf('a page buried'), diagnosis: { primary: 'none', reason: '', misleading: [], symbols: [] } });
  await gradeRun({ ...request, docs: stored.docs });
  expect([...store.eachOutcome(run)].map(({ diagnosis }) => diagnosis)).toEqual(before);
  await gradeRun({ ...request, docs: new Map([...stored.docs].map(([id, docs]) => [id, { ...docs, search: null }])) });
  expect(planted.outcomeOf('a page buried').diagnosis).toMatchObject({ primary: 'not-retrieved', symbols: expect.arrayContaining([expect.objectContaining({ asked: [{ query: 'answers in reversed order', rank: 'unknown' }] })]) as unknown });
  await gradeRun({ ...request, docs: new Map() });
  expect(planted.outcomeOf('a page buried').diagnosis).toMatchObject({ primary: 'unknown', reason: 'Client.batch: The docs that were searched are no longer there.' });
});

describe('a package of others', () => {
  const named = search('the first line says what the cells are called');
  const names = search('people by name');
  const body = (text: string): string => `import { parse } from 'csv-parse/sync';\n\nexport function people(text: string): Record<string, string>[] {\n  ${text}\n}\n`;
  const lists = body('return parse(text).map(([name = \'\']) => ({ name }));');
  const others: Record<string, [planted: Planted, primary: string, decisive: RegExp | null]> = {
    'a page removed': [{ docs: 'page-removed', persona: 'senior', calls: [named], code: lists }, 'absent', /^No passage explains `columns`/u],
    'an option renamed in an example': [{ docs: 'option-renamed', persona: 'senior', calls: [named], code: body('return parse(text, { header: true });') }, 'misleading', /^guide\/objects\.md:10 shows .*header: true.*does not compile/u],
    'a page buried': [{ docs: 'buried', persona: 'senior', calls: [names], code: lists }, 'not-retrieved', /^`columns` is explained in guide\/objects\.md.*number 1[1-9]/u],
    'a budget spent elsewhere': [{ docs: 'buried-a-little', persona: 'intermediate', calls: [names], code: lists }, 'not-read', /^`columns` is explained in guide\/objects\.md.*below what the persona is shown/u],
    'the right passage, not followed': [{ docs: 'whole', persona: 'senior', calls: [named], code: lists }, 'ignored', /^It saw guide\/objects\.md.*explains `columns`/u],
    'an example with a wrong result': [{ docs: 'result-wrong', persona: 'senior', calls: [named], code: body('return parse(text, { columns: false });') }, 'misleading', /^guide\/objects\.md:10 shows .*columns: false.*compiles and was followed to a wrong result/u],
    'what it throws at': [{ docs: 'whole', persona: 'senior', calls: [named], code: body("return parse(text, { columns: true, delimiter: '' });") }, 'absent', /^No passage says when `parse` throws “Invalid option delimiter/u],
    'the wrong logic': [{ docs: 'whole', persona: 'senior', calls: [named], code: body('return parse<Record<string, string>>(text, { columns: true }).slice(1);') }, 'not-docs', null],
  };
  let run: PlantedRun;
  beforeAll(async () => {
    run = await runPlanted(csvParse, Object.fromEntries(Object.entries(others).map(([name, [plant]]) => [name, plant])));
  });
  afterAll(() => {
    run[Symbol.dispose]();
  });

  test.each(Object.entries(others))('%s', (name, [, primary, decisive]) => {
    const diagnosis = reportDiagnosis(run.outcomeOf(name).diagnosis);
    const messages = diagnosis?.traces.filter(({ isDecisive }) => isDecisive).map(({ message }) => message) ?? [];
    expect(diagnosis?.primary).toBe(primary);
    expect(messages).toHaveLength(decisive === null ? 0 : 1);
    if (decisive !== null) expect(messages[0]).toMatch(decisive);
  });
});
