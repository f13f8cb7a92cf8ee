import { describe, expect, test } from 'vitest';
import { sampleRun } from '../../reports/fixtures/sample/sample-run.ts';
import { planRepeats, type RepeatPlan } from '../../runs/plan-repeats.ts';
import { describePlan, untilOf } from './repeat-until.ts';

function plan(repeats: number, halfWidth: number, { mostRepeats = 20, models = ['offline'] } = {}): RepeatPlan {
  return planRepeats({ ...sampleRun({ repeats, models }), until: { halfWidth, mostRepeats } });
}

describe('a run that repeats until its interval is narrow', () => {
  test('adds one more repeat of every cell while it is too wide', () => {
    const { next, repeats } = plan(1, 5);
    if (next.kind !== 'add') throw new Error(next.kind);
    const { trials } = sampleRun().run;
    expect(repeats).toBe(1);
    expect(next.trials).toEqual(trials.map((trial) => ({ ...trial, repeat: 2 })));
  });

  test('ends when every group is narrow, when none can become so, or when there are enough repeats', () => {
    expect(plan(1, 49).next.kind).toBe('reached');
    expect(plan(2, 1).next.kind).toBe('beyond reach');
    const [width] = plan(2, 10).widths;
    // Between what there is and what repeats could leave.
    const within = ((width?.halfWidth ?? NaN) + (width?.limit ?? NaN)) / 2;
    expect(plan(2, within).next.kind).toBe('add');
    expect(plan(2, within, { mostRepeats: 2 }).next.kind).toBe('most repeats');
    expect(plan(2, within, { models: ['offline', 'openai:a'] }).widths.map(({ model }) => model)).toEqual(['offline', 'openai:a']);
  });

  test('says after each round how wide it is, what it may take, and why it ends', () => {
    const [width] = plan(2, 10).widths;
    const within = Math.round(((width?.halfWidth ?? NaN) + (width?.limit ?? NaN)) * 5) / 10;
    const texts = [plan(1, 5), plan(2, within), plan(2, 1), plan(2, 49), plan(2, within, { mostRepeats: 2 })]
      .map((each, i) => describePlan(each, { halfWidth: [5, within, 1, 49, within][i] ?? NaN, mostRepeats: i === 4 ? 2 : 20 }));
    expect(texts).toMatchInlineSnapshot(`
      [
        [
          "After 1 repeat: usability of orchard (docs, offline) is 61.8 ±8.9.",
        ],
        [
          "After 2 repeats: usability of orchard (docs, offline) is 63.3 ±9.2; it may take about 5.",
        ],
        [
          "After 2 repeats: usability of orchard (docs, offline) is 63.3 ±9.2; repeats alone would leave about ±8.3.",
          "More repeats cannot bring it to ±1: repeats of a task count as one, and what the interval is wide for is that tasks differ. More tasks would narrow it.",
        ],
        [
          "After 2 repeats: usability of orchard (docs, offline) is 63.3 ±9.2.",
          "That is as narrow as asked for (±49).",
        ],
        [
          "After 2 repeats: usability of orchard (docs, offline) is 63.3 ±9.2; it may take about 5.",
          "It is not as narrow as asked for (±8.7), and 2 repeats are the most; --most-repeats allows more.",
        ],
      ]
    `);
  });

  test('a single task, or none with a score, has nothing that repeats could narrow', () => {
    const { run, outcomes } = sampleRun({ repeats: 2 });
    const [first] = run.suite.tasks;
    const one = { ...run, trials: run.trials.filter(({ task }) => task === first?.id) };
    expect(planRepeats({ run: one, outcomes, until: { halfWidth: 5, mostRepeats: 20 } }).next.kind).toBe('beyond reach');
    expect(planRepeats({ run, outcomes: [], until: { halfWidth: 5, mostRepeats: 20 } }).next.kind).toBe('beyond reach');
  });
});

test('what is asked for is checked, and a run goes on as it was begun unless it is asked anew', () => {
  expect(untilOf({ repeats: 1 })).toBeUndefined();
  expect(untilOf({ until: 5, repeats: 1 })).toEqual({ halfWidth: 5, mostRepeats: 20 });
  const before = { halfWidth: 4, mostRepeats: 6 };
  expect(untilOf({ repeats: 1 }, before)).toEqual(before);
  expect(untilOf({ until: 2, repeats: 1 }, before)).toEqual({ halfWidth: 2, mostRepeats: 6 });
  expect(() => untilOf({ mostRepeats: 5, repeats: 1 })).toThrow('--most-repeats bounds what --until adds');
  expect(() => untilOf({ until: 5, mostRepeats: 2, repeats: 3 })).toThrow('--repeats 3 is more than --most-repeats 2 allows.');
});
