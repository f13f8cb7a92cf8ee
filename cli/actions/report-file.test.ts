import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildReport } from '../../reports/build-report.ts';
import { renderWhole } from '../../reports/fixtures/render-whole.ts';
import { sampleRun } from '../../reports/fixtures/sample/sample-run.ts';
import { openPage } from '../../reports/renderers/html.ts';
import { json } from '../../reports/renderers/json.ts';
import { junit } from '../../reports/renderers/junit.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { trialKey } from '../../agents/trial.ts';
import { openStore } from '../../runs/store.ts';
import { collectReport } from '../../reports/collect-report.ts';
import { createTextTable } from '../../reports/text-table.ts';
import { wholeReport } from '../../reports/whole-report.ts';
import { openReportFile } from './report-file.ts';

const { run: planned, outcomes } = sampleRun({ repeats: 3 });

it('writes the same from a store, an attempt at a time, as from outcomes in memory', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'report-file-'));
  try {
    using store = openStore(home);
    const run = store.addRun(planned);
    // In another order than that of the plan.
    for (const { attempt, evaluations, friction, diagnosis } of outcomes.toReversed()) {
      store.addAttempt(run.id, attempt);
      store.setGrading(run.id, trialKey(attempt.trial), { evaluations, friction, diagnosis });
    }
    const page = { id: 'html', fileName: 'report.html', open: () => openPage({ script: 'let a;', style: '' }) };
    const forms = [json, junit, page];
    const files = await Promise.all(forms.map((form) => openReportFile(form, path.join(home, form.fileName))));
    const { jsonOnce, shared } = createTextTable();
    const collector = collectReport({ run, version: '1' });
    for (const outcome of store.eachOutcome(run)) {
      const attempt = collector.add(outcome);
      if (attempt === null) continue;
      for (const file of files) await file.add(attempt, jsonOnce(attempt, outcome));
    }
    const report = collector.finish();
    for (const file of files) await file.end(report, shared);
    for (const file of files) await file[Symbol.asyncDispose]();

    const document = buildReport({ run, outcomes, version: '1' });
    for (const form of forms) expect(readFileSync(path.join(home, form.fileName), 'utf8')).toBe(await renderWhole(form.open(), document));
    expect(wholeReport(JSON.parse(readFileSync(path.join(home, json.fileName), 'utf8')) as ReportDocument)).toEqual(JSON.parse(JSON.stringify(document)));
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

it('holds no more than a part of a long report in memory, and keeps the order', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'report-file-'));
  const [attempt] = buildReport({ run: planned, outcomes, version: '1' }).attempts;
  if (attempt === undefined) throw new Error('The sample has no attempt.');
  try {
    let lines = 0;
    const form = { add: () => `${String(lines++)} ${'x'.repeat(100_000)}\n`, end: () => ({ before: 'before\n', after: 'after\n' }) };
    const file = path.join(home, 'long.txt');
    await using long = await openReportFile({ id: 'long', fileName: 'long.txt', open: () => form }, file);
    for (let i = 0; i < 20; i += 1) await long.add(attempt, () => Buffer.from(''));
    expect(statSync(`${file}.part`).size).toBeGreaterThan(1_000_000);
    const { shared } = createTextTable();
    await long.end(collectReport({ run: planned, version: '1' }).finish(), shared);
    expect(readFileSync(file, 'utf8').split('\n').map((line) => line.split(' ')[0])).toEqual(['before', ...Array.from({ length: 20 }, (_, i) => String(i)), 'after', '']);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

it('leaves the report of before as it is where the new one cannot be written, and says what to do', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'report-file-'));
  try {
    const file = path.join(home, junit.fileName);
    writeFileSync(file, 'of before');
    // A folder stands where the new one would be written.
    mkdirSync(`${file}.new`);
    const form = await openReportFile(junit, file);
    await expect(form.end(collectReport({ run: planned, version: '1' }).finish(), createTextTable().shared)).rejects.toThrow(/junit\.xml cannot be written: .+make room or give another folder with --out/u);
    expect(readFileSync(file, 'utf8')).toBe('of before');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
