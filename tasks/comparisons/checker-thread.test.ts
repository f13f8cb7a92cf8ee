import { expect, it } from 'vitest';
import { startChecker } from './checker-thread.ts';

it('gives up on a checker that comes to no end, and asks a new thread the next question', async () => {
  const { ask } = await startChecker('export default ({ output }) => { while (output === "endless"); return output; }', 200);
  const [first, second] = await Promise.all([ask({ args: [], output: 'endless', expected: 0 }), ask({ args: [], output: 7, expected: 0 })]);
  expect(first).toEqual({ kind: 'silent' });
  expect(second).toEqual({ kind: 'answered', value: 7 });
});

it('answers in the order of the questions, whatever each takes', async () => {
  const { ask } = await startChecker('export default async ({ output }) => { await new Promise((resolve) => setTimeout(resolve, output)); return output; }');
  const answers = await Promise.all([20, 0, 10].map((output) => ask({ args: [], output, expected: 0 })));
  expect(answers).toEqual([20, 0, 10].map((value) => ({ kind: 'answered', value })));
});
