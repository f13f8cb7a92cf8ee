import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply } from '../../agents/fixtures/scripted-endpoint.ts';
import { endingMessage } from '../../reports/ending-message.ts';
import type { ReportAttempt, ReportDocument, WholeReport } from '../../reports/report.ts';
import { wholeReport } from '../../reports/whole-report.ts';
import { rightCode, submit } from '../fixtures/answers.ts';
import { filesBelow } from '../fixtures/files-below.ts';
import { ample, openWorkplace, versionRanges, type Ended } from '../fixtures/workplace.ts';

const key = 'sk-planted-0123456789abcdef';

/** What the endpoint says to each model, request by request; the last one is repeated. */
const conversations: Record<string, ScriptedReply[]> = {
  diligent: [
    { kind: 'message', text: 'First the docs.', calls: [{ name: 'search_docs', arguments: { query: 'newest version that satisfies a range' } }] },
    { kind: 'message', calls: [{ name: 'open_browser', arguments: { url: 'https://example.com' } }, { name: 'check_types', arguments: { code: rightCode } }] },
    { kind: 'message', calls: [{ name: 'run_examples', arguments: { code: rightCode } }] },
    submit(),
  ],
  unlucky: [
    { kind: 'error', status: 429, headers: { 'retry-after': '0' } },
    { kind: 'error', status: 500 },
    { kind: 'cut' },
    submit(),
  ],
  unstreamed: [{ ...submit(), plain: true }],
  prose: [{ kind: 'message', text: `Here it is:\n\n\`\`\`ts\n${rightCode}\`\`\`\n` }],
  talker: [{ kind: 'message', text: 'One could look at the versions one by one.' }],
  lost: [{ kind: 'message', calls: [{ name: 'write_file', arguments: { path: 'solution.ts' } }] }],
  mumbler: [{ kind: 'message', calls: [{ name: 'submit', arguments: '{"code": "export' }] }],
  refuser: [{ kind: 'message', refusal: 'I cannot help with that.' }],
  mute: [{ kind: 'message', text: '' }],
  choked: [{ kind: 'error', status: 400, message: `the request made with ${key} is too odd` }],
  leaky: [submit(`// Called with ${key}.\n${rightCode}`)],
};

describe('uagent run against an OpenAI-compatible endpoint', { timeout: ample }, () => {
  const place = openWorkplace();
  let endpoint: ScriptedEndpoint;
  let ended: Ended & { document: unknown };
  let report: WholeReport;

  beforeAll(async () => {
    endpoint = await openScriptedEndpoint(({ body }) => {
      const before = endpoint.requests.filter((request) => request.body.model === body.model).length - 1;
      const replies = conversations[body.model] ?? [];
      return replies[before] ?? replies.at(-1) ?? { kind: 'error', status: 404 };
    });
    ended = await place.json(
      ['run', versionRanges, '--task', 'newest-in-range', '--persona', 'senior', ...Object.keys(conversations).flatMap((model) => ['--model', `openai:${model}`]), '--record', 'recording.jsonl'],
      { OPENAI_API_KEY: key, OPENAI_BASE_URL: endpoint.baseUrl },
    );
    report = wholeReport(ended.document as ReportDocument);
  }, ample);
  afterAll(async () => {
    place[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  });
  const attemptOf = (model: string): ReportAttempt =>
    report.attempts.find(({ trial }) => trial.model === `openai:${model}`) ?? expect.fail(`${model} has no attempt in the report`);
  const requestsOf = (model: string) => endpoint.requests.filter(({ body }) => body.model === model);

  it('gets through all of it with exit code 0', () => {
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(report.attempts).toHaveLength(Object.keys(conversations).length);
    expect(ended.stderr).not.toMatch(/^\s+at /mu);
  });

  it.each([
    ['diligent', 'submitted', 100],
    ['unlucky', 'submitted', 100],
    ['unstreamed', 'submitted', 100],
    ['leaky', 'submitted', 100],
    ['prose', 'submitted-as-text', 100],
    ['talker', 'never-submitted', 0],
    ['lost', 'malformed-replies', 0],
    ['mumbler', 'malformed-replies', 0],
    ['refuser', 'refused', 0],
    ['mute', 'empty-reply', 0],
  ])('names how the attempt of "%s" ended: %s, with a correctness of %i', (model, ending, correctness) => {
    const attempt = attemptOf(model);
    expect(attempt.ending.kind).toBe(ending);
    expect(attempt.dimensions.correctness).toMatchObject({ kind: 'scored', score: correctness });
    const line = ended.stderr.split('\n').find((each) => each.includes(`openai:${model} as`)) ?? '';
    if (ending === 'submitted') expect(line).toMatch(/: correctness \d/u);
    else expect(line.toLowerCase()).toContain(`: ${endingMessage(attempt.ending).slice(0, 15).toLowerCase()}`);
  });

  it('leaves an attempt unscored when the endpoint and not the developer failed', () => {
    const { ending, dimensions, solved } = attemptOf('choked');
    expect(ending).toMatchObject({ kind: 'world-failed', fatal: false });
    for (const verdict of Object.values(dimensions)) expect(verdict.kind).toBe('unscored');
    expect(solved).toBeNull();
    expect(report.groups.find(({ model }) => model === 'openai:choked')?.usability).toMatchObject({ value: null, unscored: 1 });
  });

  it('carries a conversation over several turns, with tools that work and one that does not exist', () => {
    const { steps, passages, usage } = attemptOf('diligent');
    expect(steps.flatMap((step) => (step.kind === 'tool' ? [`${step.name} ${step.outcome}`] : []))).toEqual([
      'search_docs done', 'open_browser refused', 'check_types done', 'run_examples done', 'submit done',
    ]);
    expect(passages[0]?.by).toMatchObject({ kind: 'search', query: 'newest version that satisfies a range', rank: 1 });
    expect(usage).toMatchObject({ calls: 4, inputTokens: 400, outputTokens: 80 });
    const [first, , last] = requestsOf('diligent');
    expect(first?.body.stream).toBe(true);
    expect(JSON.stringify(last?.body.messages)).toContain(passages[0]?.text.slice(0, 20));
    expect(last?.body.messages.filter(({ role }) => role === 'tool')).toHaveLength(3);
  });

  it('never shows the hidden cases to a model', () => {
    const sent = JSON.stringify(endpoint.requests.map(({ body }) => body));
    expect(sent).toContain('a caret range');
    expect(sent).not.toContain('pre-releases are left alone');
    expect(sent).not.toContain('2.0.0-beta.11');
  });

  it('waits out 429, 500 and a connection that breaks off', () => {
    expect(requestsOf('unlucky')).toHaveLength(4);
    expect(attemptOf('unlucky').usage.calls).toBe(1);
  });

  it('sends the key to the endpoint, and lets no byte of it get anywhere else', () => {
    expect(endpoint.requests.every(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true);
    const files = [...filesBelow(place.folder)];
    expect(files.map(({ file }) => file)).toContain(`${place.folder}/recording.jsonl`);
    expect(files.filter(({ bytes }) => bytes.includes(key)).map(({ file }) => file)).toEqual([]);
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(key);
    // What held the key is there all the same.
    expect(attemptOf('leaky').submission?.files['solution.ts']).toContain('// Called with');
  });

  it('replays the recording with the same submissions and endings, without any endpoint', async () => {
    const { exitCode, document, stderr } = await place.json(['run', versionRanges, '--task', 'newest-in-range', '--persona', 'senior', '--model', 'recorded:recording.jsonl']);
    expect(exitCode, stderr).toBe(0);
    // One trial, recorded by several models in turn: the last recording counts.
    const { attempts: [replayed] } = document as ReportDocument;
    const originals = report.attempts.map(({ ending, submission }) => ({ ending, submission }));
    expect(originals).toContainEqual({ ending: replayed?.ending, submission: replayed?.submission });
  });
});
