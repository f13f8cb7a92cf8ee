import { expect, test } from 'vitest';
import { comparePaired } from './compare-paired.ts';
import type { KeyedScore, PairedComparison } from './compare-paired.ts';

/** One array of scores for each task, one score for each repeat. */
function side(scores: Record<string, (number | null)[]>): KeyedScore[] {
  return Object.entries(scores).flatMap(([task, own]) => own.map((score, repeat) => ({ key: `${task}/${String(repeat + 1)}`, task, score })));
}

function compare(base: KeyedScore[], head: KeyedScore[]): PairedComparison {
  const [only] = comparePaired([{ name: 'correctness', base, head }]);
  if (only === undefined) throw new Error('one measure gives one comparison');
  return only;
}

function tasks(...scores: number[]): KeyedScore[] {
  return side(Object.fromEntries(scores.map((score, i) => [`task-${String(i)}`, [score]])));
}

test('a task counts once however many pairs it has', () => {
  const result = compare(side({ a: [0, 0, 0, 0], b: [50] }), side({ a: [40, 40, 40, 40], b: [50] }));
  expect(result).toMatchObject({ tasks: 2, pairs: 5, difference: 20, means: { base: 25, head: 45 } });
});

test('what cannot be paired is counted and left out', () => {
  const base = side({ a: [10, 20, null], b: [50, null], c: [90] });
  const head = side({ a: [30, null, 70], b: [50, null, 10, 20] });
  expect(compare(base, head)).toMatchObject({ tasks: 2, pairs: 2, difference: 10, leftOut: { onlyBase: 1, onlyHead: 2, unscored: 3 } });
});

test('eight tasks that all rise by about as much are better, and seen from the other side worse', () => {
  const base = tasks(10, 20, 30, 40, 50, 60, 70, 80);
  const head = tasks(25, 30, 45, 50, 65, 70, 85, 90);
  const up = compare(base, head);
  const down = compare(head, base);
  expect(up).toMatchObject({ verdict: 'better', difference: 12.5, probability: 2 / 256 });
  expect(up.interval?.low).toBeGreaterThan(9);
  expect(up.interval?.high).toBeLessThan(16);
  expect(down).toMatchObject({ verdict: 'worse', difference: -12.5, probability: 2 / 256, detectable: up.detectable });
  expect(down.interval?.low).toBeCloseTo(-(up.interval?.high ?? NaN), 8);
});

test('the detectable difference is that of a paired t-test with the observed spread', () => {
  // Differences 0 and 20 in turn: s = 10.69 with eight, so (2.365 + 0.896) · 10.69 / √8 = 12.32.
  const result = compare(tasks(...new Array<number>(8).fill(40)), tasks(40, 60, 40, 60, 40, 60, 40, 60));
  expect(result.detectable).toBeCloseTo(12.32, 1);
  expect(result.verdict).toBe('no conclusion');
});

test('nothing in common, one task, and fewer tasks than can show anything are no conclusion', () => {
  expect(compare(side({ a: [1] }), side({ b: [2] }))).toEqual({
    name: 'correctness', tasks: 0, pairs: 0, leftOut: { onlyBase: 1, onlyHead: 1, unscored: 0 },
    means: null, difference: null, interval: null, probability: null, adjusted: null, verdict: 'no conclusion', detectable: null,
  });
  expect(compare(side({ a: [0, 0] }), side({ a: [100, 100] }))).toMatchObject({ tasks: 1, difference: 100, interval: null, probability: null, verdict: 'no conclusion', detectable: null });
  expect(compare(tasks(0, 0, 0, 0, 0), tasks(99, 98, 97, 96, 95))).toMatchObject({ probability: 2 / 32, verdict: 'no conclusion', detectable: null });
});

test('differences without variance give an interval that is not a point and no detectable difference', () => {
  const same = compare(tasks(0, 100, 50, 20, 70, 100, 0, 30), tasks(0, 100, 50, 20, 70, 100, 0, 30));
  expect(same).toMatchObject({ difference: 0, probability: 1, verdict: 'no conclusion', detectable: null });
  expect(same.interval?.low).toBeLessThan(-0.5);
  expect(same.interval?.high).toBeGreaterThan(0.5);
  const shifted = compare(tasks(0.1, 0.2, 0.3, 10, 20, 30, 40, 50), tasks(10.1, 10.2, 10.3, 20, 30, 40, 50, 60));
  expect(shifted).toMatchObject({ verdict: 'better', detectable: null });
});

test('verdicts allow for the number of measures, of which those that say nothing are none', () => {
  const base = tasks(10, 10, 10, 10, 10, 10, 10);
  const rising = tasks(20, 30, 20, 30, 20, 30, 9);
  const measure = (name: string, head: KeyedScore[]): { name: string; base: KeyedScore[]; head: KeyedScore[] } => ({ name, base, head });
  // Alone 4/128 is below 0.05; among three it is not.
  expect(comparePaired([measure('a', rising)])[0]).toMatchObject({ probability: 4 / 128, verdict: 'better' });
  const three = comparePaired([measure('a', rising), measure('b', base), measure('c', base)]);
  expect(three[0]).toMatchObject({ name: 'a', probability: 4 / 128, verdict: 'no conclusion' });
  expect(three[0]?.adjusted).toBeCloseTo(12 / 128, 12);
  expect(comparePaired([measure('none', []), measure('a', rising)]).map(({ verdict }) => verdict)).toEqual(['no conclusion', 'better']);
});

test('the order of the scores does not matter', () => {
  const base = side({ a: [10.1, 20.7, 30.3], b: [50, 40], c: [90], d: [33.3, 66.6] });
  const head = side({ a: [13.7, 22.2, 35.9], b: [54, 40.1], c: [90], d: [31.3, 77.6] });
  expect(compare(base.toReversed(), head.toReversed())).toEqual(compare(base, head));
});
