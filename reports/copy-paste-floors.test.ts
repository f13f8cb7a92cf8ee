import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';

const offline = sampleRun({ models: ['offline'] });
const model = sampleRun({ models: ['openai:a'] });
/** The sample has an attempt that the world failed, so that a task of a persona is unscored. */
const whole = { run: { ...offline.run, id: 'kept' }, outcomes: offline.outcomes.map((outcome) => (outcome.attempt.ending.kind === 'world-failed' ? { ...outcome, evaluations: offline.outcomes[0]?.evaluations ?? [] } : outcome)) };

test('the floor of a kept run with the same tasks, personas, package and docs is the figure that its own report has', () => {
  const report = buildReport({ ...model, floorRuns: [whole], version: '1' });
  const [own] = buildReport({ ...whole, version: '1' }).groups;
  expect(report.floors).toEqual([{ library: 'orchard', run: 'kept', usability: own?.usability, personas: own?.personas.map(({ persona, usability, dimensions }) => ({ persona, usability, dimensions })) }]);
});

test('the floor that the run measured itself comes before that of another run', () => {
  const both = sampleRun({ models: ['offline', 'openai:a'] });
  const outcomes = both.outcomes.map((outcome) => (outcome.attempt.ending.kind === 'world-failed' ? { ...outcome, evaluations: both.outcomes[0]?.evaluations ?? [] } : outcome));
  const report = buildReport({ run: both.run, outcomes, floorRuns: [whole], version: '1' });
  expect(report.floors?.map(({ run }) => run)).toEqual([both.run.id]);
});

test.each([
  ['no other model tried', { ...offline, floorRuns: [whole] }],
  ['nobody measured it', { ...model, floorRuns: [] }],
  ['one of its tasks is unscored', { ...model, floorRuns: [{ ...offline, run: { ...offline.run, id: 'gap' } }] }],
  ['the docs were others', { ...model, floorRuns: [{ ...whole, run: { ...whole.run, knowledge: whole.run.knowledge.map((each) => ({ ...each, hash: 'other' })) } }] }],
  ['the package was another', { ...model, floorRuns: [{ ...whole, run: { ...whole.run, libraries: whole.run.libraries.map((each) => ({ ...each, hash: 'other' })) } }] }],
  ['a persona was another', { ...model, floorRuns: [{ ...whole, run: { ...whole.run, personas: whole.run.personas.map((each) => ({ ...each, hints: 'pseudocode' as const })) } }] }],
  ['a task was another', { ...model, floorRuns: [{ ...whole, run: { ...whole.run, suite: { ...whole.run.suite, tasks: whole.run.suite.tasks.map((each) => ({ ...each, instructions: 'Other.' })) } } }] }],
])('there is none where %s', (_, request) => {
  expect(buildReport({ ...request, version: '1' }).floors).toBeUndefined();
});
