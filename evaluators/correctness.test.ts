import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../tasks/cases.ts';
import { makeInstallation, type TestInstallation } from '../tasks/fixtures/execute-cases/run-code.ts';
import type { Library } from '../tasks/library.ts';
import { sandboxes } from '../tasks/sandbox/index.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Task } from '../tasks/task.ts';
import { correctness } from './correctness.ts';
import type { Evaluation } from './evaluation.ts';

let installation: TestInstallation;
beforeAll(async () => { installation = await makeInstallation(); });
afterAll(async () => { await installation[Symbol.asyncDispose](); });

const library: Library = {
  id: 'esm-lib', language: 'typescript', install: { npm: { 'esm-lib': '1.0.0' } }, docs: [], api: ['esm-lib'], rules: { required: [], forbidden: [] }, file: '/suite/libraries/esm-lib.yaml',
};

function taskWith(compare: Comparison = { kind: 'exact' }): Task {
  return {
    id: 'twice', title: 'Twice', entry: 'twice', limits: { seconds: 1, memoryMb: 128 }, instructions: 'Double it.', folder: '/suite/tasks/twice',
    cases: {
      compare,
      examples: [{ name: 'shown', args: [1], expected: 'never compared' }],
      hidden: [{ name: 'two', args: [2], expected: 4 }, { name: 'zero', args: [0], expected: 0 }, { name: 'minus', args: [-3], expected: -6 }, { name: 'half', args: [0.5], expected: 1 }],
    },
    solutions: {},
  };
}

function evaluate(code: string | null, changes: { compare?: Comparison; sandbox?: Sandbox; runs?: number; showsExpected?: boolean } = {}): Promise<Evaluation> {
  const { compare, sandbox = sandboxes.bubblewrap, runs = 1, showsExpected = true } = changes;
  return correctness.evaluate({
    submission: code === null ? null : { main: 'solution.ts', files: { 'solution.ts': code } },
    task: taskWith(compare), library, installation, sandbox, runs, showsExpected, signal: new AbortController().signal,
  });
}

const finding = { dimension: 'correctness', file: 'solution.ts', line: 0, column: 0 };

test('code that passes every hidden case scores 100, without findings', async () => {
  expect(await evaluate("import { double } from 'esm-lib';\nexport const twice = (x: number) => { console.log('called'); return double(x) };")).toMatchObject({
    kind: 'scored', dimension: 'correctness', score: 100, findings: [],
    details: { kind: 'cases', passed: 4, total: 4, stdout: 'called\n'.repeat(4), cases: [{ name: 'two', passed: true, message: '' }, { name: 'zero' }, { name: 'minus' }, { name: 'half' }] },
  });
});

test('a wrong answer costs its case and is told by the first difference', async () => {
  expect(await evaluate('export const twice = (x: number) => Math.abs(2 * x)')).toMatchObject({
    score: 75, details: { passed: 3, total: 4, cases: [{ passed: true }, { passed: true }, { name: 'minus', passed: false, message: 'expected: -6 ≠ 6' }, { passed: true }] },
    findings: [{ ...finding, class: 'silent-wrong', code: 'wrong-answer', args: { case: 'minus', message: 'expected: -6 ≠ 6' } }],
  });
});

test('nothing submitted scores 0, which is not the same as unscored', async () => {
  expect(await evaluate(null)).toMatchObject({ kind: 'scored', score: 0, findings: [{ code: 'no-submission', class: null }], details: { passed: 0, total: 4 } });
});

describe('code that does not compile scores 0', () => {
  test('with a missing module as a failure of set-up', async () => {
    expect(await evaluate("import x from 'esm-libs';\nexport const twice = x;")).toMatchObject({
      score: 0, details: { passed: 0, total: 4, cases: [{ passed: false, message: 'it does not compile' }, {}, {}, {}] },
      findings: [{ class: 'setup-failure', code: 'not-compiled', file: 'solution.ts', line: 1, column: 15, args: { module: 'esm-libs', message: 'The package "esm-libs" is not installed.' } }],
    });
  });

  test('with a syntax error at its place', async () => {
    expect(await evaluate('export const twice = (x: number) => {\n  return 2 * ;\n};')).toMatchObject({ score: 0, findings: [{ class: null, code: 'not-compiled', line: 2, column: 14 }] });
  });
});

describe('an error', () => {
  test('of its own is no fault of the library', async () => {
    expect(await evaluate("export function twice(x: number): number {\n  if (x === 0) throw new RangeError('not zero');\n  return 2 * x;\n}")).toMatchObject({
      score: 75, findings: [{ ...finding, class: null, code: 'threw', line: 2, column: 22, args: { case: 'zero', error: 'RangeError', message: 'not zero' } }],
    });
  });

  test('that the library throws at a call which compiles is a missing precondition', async () => {
    expect(await evaluate("import { double } from 'esm-lib';\nexport function twice(x: number): number {\n  const text = JSON.parse(x === 0 ? '\"zero\"' : String(x));\n  return double(text);\n}")).toMatchObject({
      score: 75, findings: [{ class: 'missing-precondition', code: 'threw', file: 'solution.ts', line: 4, args: { case: 'zero', error: 'TypeError', message: 'double wants a number' } }],
    });
  });

  test('that the library throws at a call which does not compile is none', async () => {
    expect(await evaluate("import { double } from 'esm-lib';\nexport function twice(x: number): number {\n  return x === 0 ? double('zero') : double(x);\n}")).toMatchObject({
      score: 75, findings: [{ class: null, code: 'threw', line: 3 }],
    });
  });
});

test('a case that takes too long, dies or returns what cannot be compared has a finding of its own', async () => {
  const code = 'export function twice(x: number): unknown {\n  if (x === 2) for (;;);\n  if (x === 0) process.exit(1);\n  if (x < 0) return () => x;\n  return 2 * x;\n}';
  expect(await evaluate(code)).toMatchObject({
    score: 25, findings: [
      { ...finding, class: null, code: 'timed-out', args: { case: 'two', seconds: 1 } },
      { ...finding, class: null, code: 'crashed', args: { case: 'zero', reason: 'exited' } },
      { ...finding, class: null, code: 'not-serialisable', args: { case: 'minus', message: 'result is a function' } },
    ],
  });
});

describe('in repeated runs', () => {
  test('a case that does not come out the same is named with both outputs, and not passed', async () => {
    expect(await evaluate('export const twice = (x: number): unknown => (x < 0 ? { rank: Math.random() } : 2 * x)', { runs: 3 })).toMatchObject({
      score: 75, details: { passed: 3, total: 4, cases: [{}, {}, { passed: false, message: expect.stringMatching(/^not the same in every run: result\.rank: 0\.\d+ ≠ 0\.\d+ \(run 1 ≠ run 2\)$/u) as string }, {}] },
      findings: [{ ...finding, class: null, code: 'non-deterministic', args: { case: 'minus' } }],
    });
  });

  test('what always comes out the same is graded as in one', async () => {
    expect(await evaluate('export const twice = (x: number) => Math.abs(2 * x)', { runs: 2 })).toMatchObject({ score: 75, findings: [{ code: 'wrong-answer' }] });
  });
});

describe('what says nothing about the code is unscored', () => {
  test('a sandbox that does not come up', async () => {
    const sandbox: Sandbox = { ...sandboxes.none, run: (job) => sandboxes.none.run({ ...job, main: 'gone.mjs' }) };
    expect(await evaluate('export const twice = (x: number) => 2 * x', { sandbox })).toMatchObject({ kind: 'unscored', reason: expect.stringContaining('did not come up') as string });
  });

  test('a checker that fails', async () => {
    const compare: Comparison = { kind: 'checker', checker: { path: '/suite/checker.ts', name: 'checker.ts', code: 'export default () => { throw new Error("oh") }' } };
    expect(await evaluate('export const twice = (x: number) => 2 * x', { compare })).toMatchObject({ kind: 'unscored', reason: expect.stringContaining('/suite/checker.ts threw') as string });
  });
});
