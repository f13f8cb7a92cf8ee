import { expect, test } from 'vitest';
import { buildReport } from '../build-report.ts';
import { renderWhole } from '../fixtures/render-whole.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import { md } from '../renderers/markdown.ts';
import { renderTerminal } from '../terminal.ts';
import { dollars } from './dollars.ts';

const sample = sampleRun({ models: ['offline', 'openai:a'] });
const calls = sample.outcomes.filter(({ attempt }) => attempt.usage.calls > 0);
const payments = calls.slice(0, 3).map(({ attempt: { usage } }) => ({ trial: 'any', model: 'openai:a', usage }));
const report = buildReport({ ...sample, payments, version: '1' });

test('costs of persona, task and model come to that of the run, at the prices that it began with', () => {
  const { cost, attempts } = report;
  const usd = attempts.reduce((sum, attempt) => sum + (attempt.usd ?? Number.NaN), 0);
  expect(cost?.total.usd).toBeCloseTo(usd, 6);
  for (const parts of [cost?.personas, cost?.tasks, cost?.models]) {
    expect(parts?.reduce((sum, part) => sum + (part.usd ?? Number.NaN), 0)).toBeCloseTo(usd, 6);
    expect(parts?.reduce((sum, part) => sum + part.attempts, 0)).toBe(calls.length);
  }
  const [first] = attempts.filter(({ usage }) => usage.calls > 0);
  const { inputTokens = 0, cachedTokens = 0, outputTokens = 0 } = first?.usage ?? {};
  expect(first?.usd).toBeCloseTo(((inputTokens - cachedTokens) * 0.25 + cachedTokens * 0.025 + outputTokens * 2) / 1e6, 6);
  expect(attempts.find(({ trial }) => trial.model === 'offline')?.usd).toBe(0);
});

test('what was paid in this run stands beside it', () => {
  const tokens = payments.reduce((sum, { usage }) => sum + usage.inputTokens + usage.outputTokens, 0);
  expect(report.cost?.paid).toEqual({ calls: 3, tokens, usd: expect.closeTo((report.cost?.total.usd ?? 0) * (3 / calls.length), 2) as number });
  expect(buildReport({ ...sample, version: '1' }).cost?.paid).toBeNull();
  expect(renderTerminal(buildReport({ ...sample, payments: [], version: '1' }), { columns: 100, colour: false })).toContain('Paid in this run: nothing.');
});

test('an unknown price is unknown, never nothing', async () => {
  const unpriced = buildReport({ ...sample, run: { ...sample.run, pricing: [{ model: 'openai:a', price: null }] }, payments, version: '1' });
  expect([unpriced.cost?.total.usd, unpriced.cost?.paid?.usd]).toEqual([null, null]);
  expect(unpriced.attempts.filter(({ usd }) => usd === null)).toHaveLength(calls.length);
  expect(await renderWhole(md.open(), unpriced)).toContain('The price of openai:a is unknown.');
});

test('a run that called no model has no cost', () => {
  expect(buildReport({ ...sampleRun(), version: '1' }).cost).toBeUndefined();
});

test('the terminal has one table, which gives way to a narrow one', () => {
  const text = (columns: number): string => renderTerminal(report, { columns, colour: false });
  expect(text(100).slice(text(100).indexOf('Cost and effort'), text(100).indexOf('Note:'))).toMatchInlineSnapshot(`
    "Cost and effort
                  Attempts    Input  Cached  Output  Reasoning     Time    Cost
    Junior              12  141,982  24,576  16,350      3,072  3.2 min  $0.063
    Intermediate        12  136,078  24,576  16,719      3,072  3.1 min  $0.062
    Senior              12  143,362  24,576  16,799      3,072  2.5 min  $0.064
    Expert              12  132,011  24,576  17,746      3,072  2.8 min  $0.063
    openai:a            48  553,433  98,304  67,614     12,288   12 min   $0.25
    All                 48  553,433  98,304  67,614     12,288   12 min   $0.25
    Input holds what was cached, output what was reasoning; the cost is what the attempts’ tokens cost
    anew. Paid in this run: $0.013 for 32,963 tokens in 3 calls. Prices: a list of 2026-03-01.

    "
  `);
  expect(Math.max(...text(40).split('\n').map(({ length }) => length))).toBeLessThanOrEqual(40);
});

test.each<[number | null, string]>([[0, '$0'], [0.0000001, 'under $0.000001'], [0.0021, '$0.0021'], [0.014, '$0.014'], [0.42, '$0.42'], [1234.5, '$1,234.50'], [null, 'unknown']])('%d dollars read %s', (usd, words) => {
  expect(dollars(usd)).toBe(words);
});
