import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { packageRoot } from '../tasks/package-root.ts';
import { buildReport } from './build-report.ts';
import { reportDocument } from './fixtures/report-document.ts';
import { sampleFacts } from './fixtures/sample/sample-facts.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import { reportJsonSchema } from './report-schema.ts';

const report = reportDocument(buildReport({ ...sampleRun({ models: ['offline', 'openai:a'] }), version: '0.1.0' }));
const valid = new Ajv2020({ allErrors: true }).compile(reportJsonSchema());

test('the published schema is up to date (vitest -u writes it)', async () => {
  await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path.join(packageRoot, 'docs/report.schema.json'));
});

test.each([['', buildReport({ ...sampleRun({ models: ['offline', 'openai:a'] }), version: '0.1.0' })], [' with repeats', buildReport({ ...sampleRun({ repeats: 2 }), version: '0.1.0' })], [' with coverage and retrieval', buildReport({ ...sampleRun(), facts: sampleFacts(), version: '0.1.0' })]])('a built report%s fits the schema', (_, report) => {
  valid(reportDocument(report));
  expect(valid.errors).toBeNull();
});

test.each([
  ['another version', { ...report, version: 2 }],
  ['a score above 100', { ...report, attempts: report.attempts.map((attempt) => ({ ...attempt, usability: 101 })) }],
  ['an unknown friction class', { ...report, groups: report.groups.map((group) => ({ ...group, friction: [{ class: 'mystery', count: 1, byPersona: {} }] })) }],
  ['no attempts', { ...report, attempts: undefined }],
])('the schema refuses %s', (_, broken) => {
  expect(valid(JSON.parse(JSON.stringify(broken)))).toBe(false);
});
