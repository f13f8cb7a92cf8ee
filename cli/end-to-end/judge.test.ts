import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from '../../agents/fixtures/scripted-endpoint.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { filesBelow } from '../fixtures/files-below.ts';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

const key = 'sk-planted-0123456789abcdef';

/** What a judge replies by the name of its model. */
function reply(request: ScriptedRequest, isMended: boolean): ScriptedReply {
  const [, mark = ''] = /"mark": "(\w+)"/u.exec(String(request.body.messages[0]?.content)) ?? [];
  const grade = (score: number): ScriptedReply => ({ kind: 'message', usage: { input: 600, output: 20 }, text: `I read it twice, with ${key} in mind.\n\n${JSON.stringify({ mark, score })}` });
  switch (request.body.model) {
    case 'kind':
      return grade(95);
    case 'harsh':
      return grade(20);
    case 'talker':
      return { kind: 'message', text: 'It is rather good: {"score": 100}' };
    default:
      return isMended ? grade(50) : { kind: 'error', status: 401 };
  }
}

describe('uagent with judges', { timeout: ample }, () => {
  const place = openWorkplace();
  let endpoint: ScriptedEndpoint;
  let isMended = false;
  let report: ReportDocument;
  let environment: Record<string, string> = {};

  beforeAll(async () => {
    endpoint = await openScriptedEndpoint((request) => reply(request, isMended));
    environment = { OPENAI_API_KEY: key, OPENAI_BASE_URL: endpoint.baseUrl };
  });
  afterAll(async () => {
    place[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  });
  const asked = (): number => endpoint.requests.length;

  it('asks two judges about every attempt, stops at the budget, and never pays twice', async () => {
    const stopped = await place.json(
      ['run', versionRanges, '--task', 'newest-in-range', '--persona', 'junior', '--model', 'reference', '--judge', 'openai:kind', '--judge', 'openai:harsh', '--budget-tokens', '2500'],
      environment,
    );
    expect(stopped.exitCode, stopped.stderr).toBe(3);
    expect(stopped.stderr).toMatch(/budget is spent: 1,860 tokens were used.*--resume/u);
    // Each answer takes 620 tokens.
    expect(asked()).toBe(3);
    const resumed = await place.json(['run', versionRanges, '--resume', 'latest'], environment);
    expect(resumed.exitCode, resumed.stderr).toBe(0);
    expect(asked()).toBe(6);
    report = resumed.document as ReportDocument;
    expect(report.judging?.judges.map(({ judge, scored, usage }) => [judge, scored, usage.inputTokens])).toEqual([['openai:harsh', 3, 1800], ['openai:kind', 3, 1800]]);
    expect(report.judging?.dimensions[0]).toMatchObject({ dimension: 'correctness', attempts: 1, measured: { mean: 100 }, judged: { mean: 57.5 } });
    expect(report.judging?.partings.length).toBeGreaterThan(0);
    expect(report.attempts[0]?.judgements?.[0]).toMatchObject({ judge: 'openai:harsh', score: 20, reasons: 'I read it twice, with [key] in mind.' });
    expect(report.run.command).toContain('--judge openai:kind --judge openai:harsh');
  });

  it('shows a judge neither persona nor model, and sends the key nowhere else', () => {
    const sent = JSON.stringify(endpoint.requests.map(({ body }) => body.messages));
    expect(sent).toContain('maxSatisfying');
    expect(sent).not.toMatch(/junior|senior|reference\.ts|openai/iu);
    expect([...filesBelow(place.folder)].filter(({ bytes }) => bytes.includes(key)).map(({ file }) => file)).toEqual([]);
  });

  it('adds a judge to a stored run, and keeps what was said when it is graded again', async () => {
    const failed = await place.json(['evaluate', 'latest', '--judge', 'openai:late'], environment);
    expect(failed.exitCode).toBe(3);
    expect(failed.stderr).toMatch(/3 judgements are missing: .* refuses the key\..*To ask again: uagent evaluate \S+ --judge openai:late/u);
    expect(asked()).toBe(7);
    isMended = true;
    const added = await place.json(['evaluate', 'latest', '--judge', 'openai:late,openai:kind'], environment);
    expect(added.exitCode, added.stderr).toBe(0);
    expect(asked()).toBe(10);
    const after = added.document as ReportDocument;
    expect(after.judging?.judges.map(({ judge }) => judge)).toEqual(['openai:harsh', 'openai:kind', 'openai:late']);
    expect(after.judging?.dimensions[0]?.judged?.mean).toBe(50);
    // What was measured stays, to the last digit, also when it is measured again.
    expect(after.groups).toEqual(report.groups);
    const again = (await place.json(['evaluate', 'latest'])).document as ReportDocument;
    expect(again.groups).toEqual(report.groups);
    expect(again.judging).toEqual(after.judging);
    expect(asked()).toBe(10);
  });

  it('calibrates judges, pays for no answer twice, and names what cannot be read', async () => {
    const rows = [90, 60, 30, 10].map((grade, i) => `row-${String(i)},readability,"export const a = ${String(i)};",${String(grade)}`);
    place.write('grades.csv', `id,dimension,code,human\n${rows.join('\n')}\n`);
    const before = asked();
    const command = ['judge', 'calibrate', 'grades.csv', '--judge', 'openai:harsh', '--judge', 'openai:talker'];
    const first = await place.json(command, environment);
    expect(first.exitCode, first.stderr).toBe(0);
    // A reply without a grade is asked for once more.
    expect(asked() - before).toBe(4 + 8);
    expect(first.document).toMatchObject({
      version: 1,
      agreement: [
        { judge: 'openai:harsh', dimension: 'readability', rows: 4, unscored: 0, spearman: null, bias: { value: -27.5 }, meanAbsoluteError: { value: 32.5 } },
        { judge: 'openai:talker', rows: 0, unscored: 4, bias: null },
        { judge: 'median', rows: 4 },
      ],
    });
    const text = await place.uagent(command, environment);
    expect(text.stdout).toMatch(/^openai:harsh against human grades\nreadability\n {2}rows 4 · Spearman –/u);
    expect(asked() - before).toBe(12);
  });

  it.each([
    ['without a judge', ['judge', 'calibrate', 'grades.csv'], {}, /Say which judge/u],
    ['without a key', ['judge', 'calibrate', 'grades.csv', '--judge', 'openai:harsh'], {}, /needs a key: set OPENAI_API_KEY/u],
    ['where nothing listens', ['judge', 'calibrate', 'grades.csv', '--judge', 'openai:new'], { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, /cannot be reached.*Check OPENAI_BASE_URL/u],
    ['a judge that is no endpoint', ['run', versionRanges, '--model', 'reference', '--judge', 'offline'], {}, /The judge "offline" is not written right/u],
  ])('refuses with exit code 2 %s', async (_, args, given, message) => {
    const { exitCode, stderr, stdout } = await place.uagent(args, given);
    expect(stderr).toMatch(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});
