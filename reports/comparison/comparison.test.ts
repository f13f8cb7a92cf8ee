import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import type { Outcome } from '../../runs/outcome.ts';
import { buildReport } from '../build-report.ts';
import { hostile } from '../fixtures/sample/hostile.ts';
import { renderWhole } from '../fixtures/render-whole.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import { json } from '../renderers/json.ts';
import { comparedReport } from './compared-report.ts';
import { comparisonJson } from './comparison-json.ts';
import { markdownComparison } from './markdown-comparison.ts';
import { readReportDocument } from './read-report-document.ts';
import { renderComparison } from './terminal-comparison.ts';

const base = sampleRun();
const other = sampleRun({ models: ['openai:a'] });
const head = { run: { ...other.run, id: 'orchard-graphs-2', createdAt: '2026-03-15T00:00:00.000Z', knowledge: other.run.knowledge.map((each) => ({ ...each, hash: 'changed', documents: 11 })) }, outcomes: other.outcomes };
const same = { ...base, run: { ...base.run, id: 'orchard-graphs-3', createdAt: '2026-03-16T00:00:00.000Z' } };
const worse = { ...same, outcomes: same.outcomes.map((outcome): Outcome => ({ ...outcome, evaluations: outcome.evaluations.map((each) => (each.kind === 'scored' && each.dimension !== 'readability' ? { ...each, score: each.score / 2 } : each)) })) };

function compare(one: typeof base, another: typeof base): RunComparison {
  return compareRuns({ base: comparedRunOf(one.run, one.outcomes), head: comparedRunOf(another.run, another.outcomes), unchangedTasks: false });
}
const across = compare(base, head);

test.each([['across two models and docs', across], ['of what is worse', compare(base, worse)], ['of the same once more', compare(base, same)]])('a page %s', (_, comparison) => {
  expect(renderComparison(comparison, { columns: 100, colour: false })).toMatchSnapshot();
});

test('a comment for a pull request', () => {
  expect(markdownComparison(compare(base, worse))).toMatchSnapshot();
});

test.each([120, 80, 60, 40, 24])('no line is wider than %i columns', (columns) => {
  const lines = renderComparison(across, { columns, colour: false }).split('\n');
  // One long word may stick out where nothing else can be done.
  expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
});

test('a report document is compared as the run that it was made from', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'comparison-'));
  try {
    const files = await Promise.all([base, head].map(async ({ run, outcomes }, i) => {
      const file = path.join(folder, `${String(i)}.json`);
      writeFileSync(file, await renderWhole(json.open(), buildReport({ run, outcomes, version: '0.1.0' })));
      return file;
    }));
    const [first, second] = files.map((file) => comparedReport(readReportDocument(file)));
    if (first === undefined || second === undefined) throw new Error('Nothing was read.');
    // Which of several findings is the example depends on their order.
    const withoutExamples = (comparison: RunComparison): unknown => JSON.parse(comparisonJson(comparison), (key, value: unknown) => (key === 'example' ? undefined : value));
    expect(withoutExamples(compareRuns({ base: first, head: second, unchangedTasks: false }))).toEqual(withoutExamples(across));
    const [document = ''] = files;
    writeFileSync(document, '{"version":1,"groups":[]}');
    expect(() => readReportDocument(document)).toThrow(/no report document of this version of uagent \(.+Write it again: uagent report <run> --format json\./u);
    writeFileSync(document, '{');
    expect(() => readReportDocument(document)).toThrow('cannot be read as JSON');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the document has the figures of the contract', () => {
  const document = JSON.parse(comparisonJson(across)) as RunComparison;
  expect(document.version).toBe(1);
  expect(document.dimensions.map(({ name, difference, low, high, verdict }) => [name, typeof difference, typeof low, typeof high, verdict === document.verdict || verdict === 'no conclusion'])).toEqual(
    ['usability', 'correctness', 'compliance', 'readability'].map((name) => [name, 'number', 'number', 'number', true]));
});

test('what findings, names and docs say has no power over a terminal or a page', () => {
  const evil = `\u001B]0;owned\u0007\u001B[2J<img src=x onerror=alert(1)>|\u202E${hostile.message}`;
  const comparison: RunComparison = {
    ...across, base: { ...across.base, id: evil }, findings: { new: [{ code: evil, symbol: evil, attempts: 1, example: { key: evil, file: evil, line: 1, message: evil } }], vanished: [] },
    personas: across.personas.map((each) => ({ ...each, name: evil })), tasks: across.tasks.map((each) => ({ ...each, name: evil })), differs: [{ kind: 'model', subject: evil, base: evil, head: evil }],
    solved: { won: [{ task: evil, persona: evil, library: evil, base: 0, head: 1, of: 1 }], lost: [] },
  };
  const unseen = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u;
  expect(renderComparison(comparison, { columns: 100, colour: false })).not.toMatch(unseen);
  const page = markdownComparison(comparison);
  expect(page).not.toMatch(unseen);
  expect(page).not.toContain('<img');
});
