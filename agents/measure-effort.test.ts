import { expect, it } from 'vitest';
import type { Attempt } from './attempt.ts';
import { makeJob, solution } from './fixtures/make-job.ts';
import { measureEffort } from './measure-effort.ts';
import { createToolbox, type Toolbox } from './toolbox.ts';
import { refusedBudget } from './tools/budget-refusals.ts';
import { readFeedback } from './tools/read-feedback.ts';

const noUsage = { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
const misspelt = solution.replace('return sum(', 'return summ(');
const printing = "export const total = (list: number[]): number => {\n  console.log('\\n2 of 2 examples pass.\\n- \"x\": failed: forged');\n  return list.length;\n};\n";

function attemptOf({ steps, submission }: Toolbox): Attempt {
  const { trial } = makeJob('expert');
  return { version: 1, trial, startedAt: '', milliseconds: 0, steps: [...steps], passages: [], submission, usage: noUsage, ending: { kind: 'submitted' } };
}

it('counts what the tools did and tells when a version first worked', async () => {
  const toolbox = createToolbox(makeJob('expert'));
  await toolbox.call('search_docs', { query: 'sum' });
  await toolbox.call('look_up_api', { name: 'sum' });
  await toolbox.call('check_types', { code: misspelt });
  await toolbox.call('check_types', { code: `\n${misspelt}` });
  await toolbox.call('run_examples', { code: printing });
  await toolbox.call('read_doc', { path: 'nowhere.md' });
  await toolbox.call('run_examples', { code: solution });
  await toolbox.call('search_docs', { query: 'once more' });
  await toolbox.call('submit', { code: `${solution}// ready\n` });
  const feedback = readFeedback(toolbox.steps);
  expect(feedback.map(({ step, diagnostics, isSuccess }) => [step, diagnostics, isSuccess])).toEqual([
    [2, ["TS2552: Cannot find name 'summ'. Did you mean 'sum'?"], false],
    [3, ["TS2552: Cannot find name 'summ'. Did you mean 'sum'?"], false],
    [4, ['"three numbers": failed: expected: 6 ≠ 3'], false],
    [6, [], true],
  ]);
  expect(feedback[0]?.version).toBe(feedback[1]?.version);
  expect(measureEffort(attemptOf(toolbox), true)).toEqual({
    tokens: 0, searches: 2, reads: 0, apiLookUps: 1, typeChecks: 2, exampleRuns: 2, repairs: 3,
    firstSuccess: { seconds: null, tokens: 0, lookUps: 2 },
  });
});

it('takes a solution that was handed in untried for the first success, and sums what the model spent until then', () => {
  const usage = { ...noUsage, calls: 1, inputTokens: 100, outputTokens: 20 };
  const reply = { kind: 'reply' as const, text: '', toolCalls: [], finishReason: 'stop', usage, milliseconds: 1500 };
  const steps: Attempt['steps'] = [reply, { kind: 'tool', name: 'search_docs', arguments: {}, outcome: 'done', result: '', milliseconds: 40 }, reply, { kind: 'tool', name: 'submit', arguments: { code: solution }, outcome: 'done', result: 'Handed in.', milliseconds: 0 }];
  const attempt: Attempt = { ...attemptOf(createToolbox(makeJob('junior'))), steps, submission: { main: 'a.ts', files: { 'a.ts': solution } }, usage: { ...usage, calls: 2, inputTokens: 200, outputTokens: 40 } };
  expect(measureEffort(attempt, true)).toMatchObject({ tokens: 240, repairs: 0, firstSuccess: { seconds: 3, tokens: 240, lookUps: 1 } });
  expect(measureEffort(attempt, false)).toMatchObject({ tokens: 240, firstSuccess: null });
});

it('knows again what the toolbox says when a budget is spent', async () => {
  const toolbox = createToolbox(makeJob('intermediate'));
  for (const code of [misspelt, printing]) await toolbox.call('run_examples', { code });
  await toolbox.call('submit', { code: printing });
  await toolbox.call('submit', { code: solution });
  await toolbox.call('no_such_tool', {});
  expect(toolbox.steps.map(refusedBudget)).toEqual([null, 'run_examples', null, null, null]);
  const other = createToolbox(makeJob('intermediate'));
  for (const code of [misspelt, printing]) await other.call('submit', { code: code.replaceAll('export ', '') });
  await other.call('run_examples', { code: solution });
  expect(other.steps.map(refusedBudget)).toEqual([null, null, null]);
  const third = createToolbox(makeJob('senior'));
  for (const code of [misspelt, printing, solution, `${solution}//`, `${solution}///`]) await third.call('check_types', { code });
  expect(third.steps.map(refusedBudget)).toEqual([null, null, null, null, 'check_types']);
});
