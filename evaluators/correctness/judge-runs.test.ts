import { expect, test } from 'vitest';
import type { CaseRun } from '../../tasks/execution.ts';
import { judgeRuns, type JudgedRun } from './judge-runs.ts';

const returned = (value: unknown): CaseRun => ({ kind: 'returned', value, milliseconds: 1 });
const passed = (value: unknown): JudgedRun => ({ run: returned(value), judged: { kind: 'passed', name: 'a', milliseconds: 1 } });
const wrong = (value: unknown): JudgedRun => ({ run: returned(value), judged: { kind: 'wrong', name: 'a', message: 'expected: 1 ≠ 2', milliseconds: 1 } });
const failed = (run: Exclude<CaseRun, { kind: 'returned' }>): JudgedRun => ({ run, judged: { kind: 'failed', name: 'a', run, milliseconds: 0 } });

test('a case that passes every time is passed, also when its outputs are not alike', () => {
  expect(judgeRuns([passed([1, 2]), passed([2, 1])])).toMatchObject({ kind: 'passed' });
});

test('a case that passes only sometimes is not passed, and the first difference is said by path', () => {
  expect(judgeRuns([passed({ ranks: [{ rank: 0.5 }] }), passed({ ranks: [{ rank: 0.5 }] }), wrong({ ranks: [{ rank: 0.25 }] })]))
    .toMatchObject({ kind: 'unsteady', message: 'result.ranks[0].rank: 0.5 ≠ 0.25 (run 1 ≠ run 3)' });
  expect(judgeRuns([wrong(1), passed(2)])).toMatchObject({ kind: 'unsteady', message: 'result: 1 ≠ 2 (run 1 ≠ run 2)' });
});

test('a case that is wrong in another way every time is not deterministic either', () => {
  expect(judgeRuns([wrong('a'), wrong('b')])).toMatchObject({ kind: 'unsteady' });
  expect(judgeRuns([wrong('a'), wrong('a')])).toMatchObject({ kind: 'wrong' });
});

test('neither is one that ends in different ways', () => {
  const threw = (message: string): JudgedRun => failed({ kind: 'threw', error: { name: 'RangeError', message, frames: [] }, milliseconds: 1 });
  expect(judgeRuns([passed(1), failed({ kind: 'timed-out', seconds: 2 })])).toMatchObject({ kind: 'unsteady', message: 'returned 1 ≠ took longer than 2 s (run 1 ≠ run 2)' });
  expect(judgeRuns([threw('at 10:00'), threw('at 10:01')])).toMatchObject({ kind: 'failed' });
});
