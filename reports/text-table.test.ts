import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { hostile } from './fixtures/sample/hostile.ts';
import { reportDocument } from './fixtures/report-document.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import type { ReportAttempt } from './report.ts';
import { wholeReport } from './whole-report.ts';

const whole = buildReport({ ...sampleRun(), version: '1' });

test('a document has what the report had, whatever stands in it', () => {
  expect(JSON.stringify(whole)).toContain(JSON.stringify(hostile.passage));
  expect(wholeReport(reportDocument(whole))).toEqual(JSON.parse(JSON.stringify(whole)));
  const [first] = whole.attempts;
  if (first === undefined) throw new Error('the sample has attempts');
  const texts = ['', '\n\n', '0', '\n\n\n\n1\n\n', `${'x'.repeat(50)}\n\n${'x'.repeat(50)}`];
  const odd = { ...whole, attempts: [{ ...first, steps: texts.map((text): ReportAttempt['steps'][number] => ({ kind: 'message', role: 'user', text })) }] };
  expect(wholeReport(reportDocument(odd))).toEqual(JSON.parse(JSON.stringify(odd)));
});

test('a passage and a paragraph that many attempts were shown are there once', () => {
  const { texts, passages, attempts } = reportDocument(whole);
  expect(new Set(texts).size).toBe(texts.length);
  expect(new Set(passages.map((passage) => JSON.stringify(passage))).size).toBe(passages.length);
  expect(attempts.flatMap((attempt) => attempt.passages).length).toBeGreaterThan(2 * passages.length);
  const results = attempts.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'tool' ? step.result : [])));
  expect(results.filter((part) => typeof part === 'number').length).toBeGreaterThan(2 * texts.length);
});
