import { expect, test } from 'vitest';
import type { Judgement } from '../../evaluators/judge/judgement.ts';
import { krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import type { JudgedRow } from './judge-rows.ts';
import { measureAgreement } from './measure-agreement.ts';

const usage = { calls: 1, inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 };

function judgement(judge: string, score: number | null): Judgement {
  const verdict: Judgement['verdict'] = score === null ? { kind: 'unscored', cause: 'refused', reason: 'no' } : { kind: 'scored', score, reasons: 'Because.' };
  return { version: 1, judge, dimension: 'readability', question: 'q', verdict, replies: [], temperature: 0, usage, milliseconds: 1 };
}

/** Each row: human grades, then one grade for each judge. */
function rows(grades: [humans: (number | null)[], judges: (number | null)[]][]): JudgedRow[] {
  return grades.map(([humans, judges], i) => ({
    id: String(i), dimension: 'readability', humans, material: { language: '', parts: {}, submission: [] },
    judgements: judges.map((score, j) => judgement(`openai:${'abc'.charAt(j)}`, score)),
  }));
}

test('a judge that always adds ten points ranks alike, errs by ten and is biased by ten', () => {
  const [agreement] = measureAgreement(rows([[[10], [20]], [[30], [40]], [[50], [60]], [[70], [80]]]), ['openai:a']).judges;
  expect(agreement).toMatchObject({
    judge: 'openai:a', dimension: 'readability', rows: 4, unscored: 0,
    spearman: { value: 1, low: 1, high: 1 },
    meanAbsoluteError: { value: 10 },
    bias: { value: 10 },
  });
  expect(agreement?.bias?.low).toBeLessThan(10);
  expect(agreement?.bias?.high).toBeGreaterThan(10);
  expect(agreement?.alpha?.value).toBeCloseTo(krippendorffAlpha([[10, 20], [30, 40], [50, 60], [70, 80]], 'interval') ?? NaN, 10);
  // Bands of 10, 30, 50, 70 against 20, 40, 60, 80 are the same.
  expect(agreement?.kappa?.value).toBe(1);
});

test('a judge that turns the order round agrees negatively', () => {
  const [agreement] = measureAgreement(rows([[[10], [90]], [[35], [70]], [[65], [45]], [[90], [10]]]), ['openai:a']).judges;
  expect(agreement?.spearman?.value).toBe(-1);
  expect(agreement?.kappa?.value).toBeLessThan(0);
  expect(agreement?.bias?.value).toBeCloseTo(3.75, 10);
});

test('several people count by their mean, several judges also by their median, and what has no grade is left out', () => {
  const judged = rows([[[10, 30], [20, 50, 26]], [[80, null], [80, null, null]], [[60, 60], [null, null, null]]]);
  const { judges, humans } = measureAgreement(judged, ['openai:a', 'openai:b', 'openai:c']);
  expect(judges.map(({ judge, rows: count, unscored, bias }) => [judge, count, unscored, bias?.value])).toEqual([
    ['openai:a', 2, 1, 0],
    ['openai:b', 1, 2, 30],
    ['openai:c', 1, 2, 6],
    ['median', 2, 1, 3],
  ]);
  expect(humans).toMatchObject([{ dimension: 'readability', rows: 2 }]);
  expect(humans[0]?.alpha?.value).toBeCloseTo(krippendorffAlpha([[10, 30], [60, 60]], 'interval') ?? NaN, 10);
  expect(measureAgreement(rows([[[10], [20]]]), ['openai:a']).humans).toEqual([]);
});

test('one row has no interval, and what is not defined is null', () => {
  const [agreement] = measureAgreement(rows([[[10], [20]]]), ['openai:a']).judges;
  expect(agreement).toMatchObject({ spearman: null, kappa: null, meanAbsoluteError: { value: 10, low: null, high: null } });
});
