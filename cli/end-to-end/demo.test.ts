import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../reports/report.ts';
import { ample, openWorkplace, type Ended } from '../fixtures/workplace.ts';

describe('uagent demo', () => {
  const places = [openWorkplace(), openWorkplace()];
  let ended: Ended[] = [];
  const reports = (): ReportDocument[] => places.map((place) => JSON.parse(place.report('report.json')) as ReportDocument);

  beforeAll(async () => {
    ended = await Promise.all(places.map((place) => place.uagent(['demo'])));
  }, 2 * ample);

  afterAll(() => {
    for (const place of places) place[Symbol.dispose]();
  });

  it('ends with exit code 0, prints a table of personas and dimensions, and says where the report is', () => {
    const { exitCode, stdout, stderr } = ended[0] ?? {};
    expect(exitCode, stderr).toBe(0);
    for (const word of ['Junior', 'Intermediate', 'Senior', 'Expert', /correctness/iu, /compliance/iu, /readability/iu]) expect(stdout).toMatch(word);
    const html = /report\.html: (.+)/u.exec(stdout ?? '')?.[1] ?? '';
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/iu);
  });

  it('keeps progress away from the results', () => {
    const { stdout, stderr } = ended[0] ?? {};
    expect(stderr).toMatch(/^\[48\/48\]/mu);
    expect(stdout).not.toMatch(/^\[ ?\d+\/48\]/mu);
    expect(stdout).not.toContain('Installing');
  });

  it('has tried every task as every persona', () => {
    for (const { attempts, run } of reports()) {
      expect(run).toMatchObject({ planned: 48, finished: 48 });
      expect(new Set(attempts.map(({ key }) => key)).size).toBe(48);
    }
  });

  it('has an offline developer that solves at least two tasks from what the docs show', () => {
    const solved = new Set(reports()[0]?.attempts.filter((attempt) => attempt.solved).map(({ trial }) => trial.task));
    expect(solved.size).toBeGreaterThanOrEqual(2);
  });

  it.each(['report.json', 'report.html'])('writes the same bytes in another home, apart from the stamp: %s', (file) => {
    const [first, second] = places.map((place, i) => withoutStamp(place.report(file), reports()[i]));
    expect(first).toContain('STAMP');
    const difference = firstDifference(first ?? '', second ?? '');
    expect(difference, JSON.stringify(difference)).toBeUndefined();
  });
});

/** The stamp says which run it was and when: nothing else may differ between two. */
function withoutStamp(text: string, report: ReportDocument | undefined): string {
  return text.replaceAll(report?.stamp.createdAt ?? 'no stamp', 'STAMP');
}

/** Where two texts part, with what stands around it: a whole report would be too much to look at. */
function firstDifference(a: string, b: string): { a: string; b: string } | undefined {
  if (a === b) return undefined;
  let i = 0;
  while (a[i] === b[i]) i += 1;
  return { a: a.slice(Math.max(0, i - 80), i + 80), b: b.slice(Math.max(0, i - 80), i + 80) };
}
