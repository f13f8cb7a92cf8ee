import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../reports/report.ts';
import { ample, openWorkplace, versionRanges, type Ended } from '../fixtures/workplace.ts';

describe('uagent run with the models that prove a suite', { timeout: ample }, () => {
  const place = openWorkplace();
  let ended: Ended & { document: unknown };
  let report: ReportDocument;

  beforeAll(async () => {
    ended = await place.json(['run', versionRanges, '--model', 'reference', '--model', 'empty', '--persona', 'junior,expert', '--label', 'proof']);
    report = ended.document as ReportDocument;
  }, ample);
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it('gives every reference a correctness of 100, and every empty solution 0', () => {
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(report.attempts).toHaveLength(16);
    for (const { key, trial, dimensions, solved } of report.attempts) {
      expect(dimensions.correctness, key).toMatchObject({ kind: 'scored', score: trial.model === 'reference' ? 100 : 0 });
      expect(solved).toBe(trial.model === 'reference');
    }
    const means = report.groups.map(({ model, personas }) => [model, ...personas.map(({ dimensions }) => dimensions.correctness.value?.mean)]);
    expect(Object.fromEntries(means.map(([model, ...rest]) => [model, rest]))).toEqual({ reference: [100, 100], empty: [0, 0] });
  });

  it('gives references full compliance, and code that never uses the library none', () => {
    for (const { key, trial, dimensions } of report.attempts) {
      expect(dimensions.compliance, key).toMatchObject({ kind: 'scored', score: trial.model === 'reference' ? 100 : 0 });
    }
  });

  it('prints a report that fits the published schema', () => {
    const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../docs/report.schema.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate({ ...report, version: 2 })).toBe(false);
  });

  it('can be reported again from the store alone, in other forms and places', async () => {
    const { exitCode, stdout, stderr } = await place.uagent(['report', 'proof', '--format', 'html,json,md', '--out', 'again']);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain(path.join(place.folder, 'again', 'report.md'));
    const again = JSON.parse(readFileSync(path.join(place.folder, 'again/report.json'), 'utf8')) as ReportDocument;
    expect({ ...again, stamp: report.stamp }).toEqual(report);
    expect(readFileSync(path.join(place.folder, 'again/report.md'), 'utf8')).toMatch(/^# Usability of semver/u);
  });

  it('is printed whole to a reader that takes its time', async () => {
    const { exitCode, stdout } = await place.shell('uagent report latest --json | (sleep 1; cat)');
    expect(exitCode).toBe(0);
    expect(Buffer.byteLength(stdout)).toBeGreaterThan(2 ** 16);
    expect(JSON.parse(stdout)).toEqual(report);
  });

  it('can be graded again without a model, with the same scores and the same friction, and held against gates', async () => {
    const { exitCode, document, stderr } = await place.json(['evaluate', 'latest', '--fail-under', 'reference.correctness=100,empty.expert.correctness=1']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(/Gate failed: empty\.expert\.correctness of semver \(docs, empty\) is 0, below 1/u) as string });
    expect(document).toEqual(report);
    expect(report.groups.map(({ model, friction }) => [model, friction.map((row) => row.class)])).toEqual([['reference', []], ['empty', ['bypass']]]);
  });

  it('is listed with how far it came', async () => {
    const { document } = await place.json(['runs']);
    expect(document).toMatchObject({ version: 1, runs: [{ id: 'version-ranges-1', label: 'proof', planned: 16, attempted: 16, graded: 16 }] });
    expect((await place.uagent(['runs'])).stdout).toMatch(/version-ranges-1\s+proof.*finished/u);
  });
});

describe('a run that repeats itself and takes the docs apart', { timeout: ample }, () => {
  it('takes parts away once no repeat is to come, and has nothing left to do when it is taken up again', async () => {
    using place = openWorkplace();
    const run = await place.json(['run', versionRanges, '--task', 'newest-in-range,fits-range', '--persona', 'junior', '--model', 'offline', '--until', '1', '--most-repeats', '3', '--ablate', 'pages']);
    const { run: { planned, finished }, attempts, ablation } = run.document as ReportDocument;
    expect(run.exitCode, run.stderr).toBe(0);
    // The offline developer does the same each time: the second repeat shows that further ones would change nothing.
    expect(attempts.map(({ trial }) => trial.repeat)).toEqual([1, 1, 2, 2]);
    const tried = (ablation ?? []).reduce((sum, each) => sum + each.tried, 0);
    expect(tried).toBeGreaterThanOrEqual(4);
    expect([planned, finished]).toEqual([4 + tried, 4 + tried]);
    expect(run.stderr).toMatch(/More repeats cannot bring it to ±1[\s\S]+Attempts read \d+ pages?; each is now taken out/u);
    const again = await place.json(['run', versionRanges, '--resume', 'latest']);
    expect(again.document).toEqual(run.document);
    expect(again.stderr).not.toMatch(/offline as junior/u);
  });
});
