import { expect, test } from 'vitest';
import { packAttempts, unpackAttempts, type AttemptBlock } from './attempt-block.ts';
import { buildReport } from './build-report.ts';
import { hostile } from './fixtures/sample/hostile.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';

const { attempts } = buildReport({ ...sampleRun(), version: '1' });

test('attempts come out of a block as they went in, whatever stands in them', () => {
  expect(JSON.stringify(attempts)).toContain(JSON.stringify(hostile.passage));
  expect(unpackAttempts(JSON.parse(JSON.stringify(packAttempts(attempts))) as AttemptBlock)).toEqual(JSON.parse(JSON.stringify(attempts)));
  const [first] = attempts;
  if (first === undefined) throw new Error('the sample has attempts');
  const texts = ['', '\n\n', '0', '\n\n\n\n1\n\n', `${'x'.repeat(50)}\n\n${'x'.repeat(50)}`];
  const odd = { ...first, steps: texts.map((text) => ({ kind: 'message', role: 'user', text }) as const) };
  expect(unpackAttempts(packAttempts([odd]))).toEqual([odd]);
});

test('a paragraph that many attempts were shown is there once', () => {
  const { paragraphs } = packAttempts(attempts);
  expect(new Set(paragraphs).size).toBe(paragraphs.length);
  const shown = attempts.flatMap(({ passages }) => passages.flatMap(({ text }) => text.split('\n\n').filter((paragraph) => paragraph.length > 80)));
  expect(shown.every((paragraph) => paragraphs.includes(paragraph))).toBe(true);
  expect(shown.length).toBeGreaterThan(10 * new Set(shown).size);
});
