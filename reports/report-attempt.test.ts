import { expect, test } from 'vitest';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Run } from '../runs/run.ts';
import { buildReport } from './build-report.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import type { WholeReport } from './report.ts';

const { run, outcomes } = sampleRun();
const [first] = outcomes;

function report({ showsCases, text = '' }: { showsCases?: true; text?: string }): WholeReport {
  if (first === undefined) throw new Error('The sample is empty.');
  const suite: Run['suite'] = { ...run.suite, ...(showsCases === undefined ? {} : { showsCases }), tasks: run.suite.tasks.map((task) => ({ ...task, cases: { ...task.cases, hidden: [{ name: 'one node', args: ['what goes in'], expected: { comes: 'what should come' } }] } })) };
  const evaluations: Evaluation[] = [{
    dimension: 'correctness', kind: 'scored', score: 0, details: { kind: 'cases', passed: 0, total: 2, stdout: text, stderr: '', cases: ['one node', 'two'].map((name) => ({ name, passed: false, message: 'took longer than 2 s', milliseconds: 1 })) },
    findings: [{ dimension: 'correctness', class: null, code: 'timed-out', args: { case: 'one node', seconds: 2 }, file: 'solution.ts', line: 0, column: 0 }],
  }];
  const attempt = { ...first.attempt, steps: [{ kind: 'tool' as const, name: 'submit', arguments: { code: text, list: [text] }, outcome: 'done' as const, result: text, milliseconds: 1 }], submission: { main: 'solution.ts', files: { 'solution.ts': text } } };
  return buildReport({ run: { ...run, suite }, outcomes: [{ ...first, attempt, evaluations }], version: '0.1.0' });
}

test('inputs and expected outputs of hidden cases are in the report only where the suite says so', () => {
  expect(JSON.stringify(report({}))).not.toMatch(/what goes in|what should come/);
  expect(report({ showsCases: true }).tasks[0]?.cases).toEqual([{ name: 'one node', input: '"what goes in"', expected: '{\n "comes": "what should come"\n}' }]);
});

test('a failed case says how, where its finding tells', () => {
  expect(report({}).attempts[0]?.cases.map(({ name, failure }) => [name, failure])).toEqual([['one node', 'timed-out'], ['two', undefined]]);
});

test('texts of ten megabytes are cut in the data, with a word on how much', () => {
  const [attempt] = report({ text: 'x'.repeat(10_000_000) }).attempts;
  expect(JSON.stringify(attempt).length).toBeLessThan(1_000_000);
  for (const text of [attempt?.submission?.files['solution.ts'], attempt?.output.stdout, JSON.stringify(attempt?.steps)]) expect(text).toMatch(/\d{7} more characters, left out of the report/);
});
