import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Attempt } from '../attempt.ts';
import { makeJob, solution } from '../fixtures/make-job.ts';
import { openScriptedEndpoint, type ScriptedReply } from '../fixtures/scripted-endpoint.ts';
import { openDeveloper } from './index.ts';
import { readRecording, writeRecording } from './recording.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'recorded-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const submit: ScriptedReply = { kind: 'message', calls: [{ name: 'submit', arguments: { code: solution } }] };

async function live(script: ScriptedReply[], job = makeJob('senior')): Promise<Attempt> {
  await using endpoint = await openScriptedEndpoint(script);
  const developer = await openDeveloper({
    model: 'openai:scripted', environment: { baseUrl: endpoint.baseUrl }, workingFolder: folder, patience: { tries: 1, firstWaitMs: 1, outageMs: 1, silenceMs: 5_000 },
  });
  return await developer.attempt(job);
}

async function replay(file: string, job = makeJob('senior')): Promise<Attempt> {
  return (await openDeveloper({ model: `recorded:${file}`, environment: {}, workingFolder: folder })).attempt(job);
}

function timeless(attempt: Attempt): unknown {
  return { ...attempt, startedAt: '', milliseconds: 0, steps: attempt.steps.map((step) => (step.kind === 'message' ? step : { ...step, milliseconds: 0 })) };
}

describe('a replay is what was recorded', () => {
  const scripts: [string, ScriptedReply[]][] = [
    ['a submission', [{ kind: 'message', text: 'So.', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }], usage: { input: 90, output: 9, cached: 3, reasoning: 2 } }, submit]],
    ['an endpoint that counts no tokens', [{ kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }], usage: null }, submit]],
    ['malformed and unknown calls, in their order', [
      { kind: 'message', calls: [{ name: 'search_docs', arguments: '{"query": "su' }, { name: 'search_docs', arguments: { query: 'list' } }, { name: 'think', arguments: '' }] },
      submit,
    ]],
    ['a refusal', [{ kind: 'message', refusal: 'No.' }]],
    ['prose', [{ kind: 'message', text: 'Hm.' }, { kind: 'message', text: `\`\`\`\n${solution}\`\`\`` }]],
    ['nothing', [{ kind: 'message' }, { kind: 'message' }]],
  ];
  test.each(scripts)('%s', async (name, script) => {
    const file = `${name.replaceAll(' ', '-')}.jsonl`;
    const attempt = await live(script);
    writeRecording(path.join(folder, file), attempt);
    expect(timeless(await replay(file))).toEqual(timeless(attempt));
  });
});

test('an attempt that was made without a model is recorded as what it did', async () => {
  const reference = await openDeveloper({ model: 'reference', environment: {}, workingFolder: folder });
  writeRecording(path.join(folder, 'reference.jsonl'), await reference.attempt(makeJob('senior')));
  const attempt = await replay('reference.jsonl');
  expect(attempt.submission?.files['solution.ts']).toBe(solution);
  expect(attempt.usage).toMatchObject({ calls: 1, inputTokens: 0, outputTokens: 0 });
});

test('a turn that was not recorded is a failure of the world that says which', async () => {
  writeRecording(path.join(folder, 'short.jsonl'), await live([{ kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] }]));
  expect((await replay('short.jsonl')).ending).toEqual({ kind: 'world-failed', fatal: false, reason: 'The recording has no turn 2 for tinysum/total/senior/docs/1.' });
  expect((await replay('short.jsonl', makeJob('junior'))).ending).toMatchObject({ reason: 'The recording has no turn 1 for tinysum/total/junior/docs/1.' });
});

test('a trial that was recorded again counts as recorded last', async () => {
  const file = path.join(folder, 'twice.jsonl');
  writeRecording(file, await live([{ kind: 'message', text: 'Hm.' }, { kind: 'message', text: 'Hm.' }]));
  writeRecording(file, await live([submit]));
  expect((await replay('twice.jsonl')).ending).toEqual({ kind: 'submitted' });
});

describe('a recording that cannot be used is said with file and line', () => {
  const good = JSON.stringify({
    version: 1, trial: { library: 'l', task: 't', persona: 'p', arm: 'docs', repeat: 1 }, turn: 1,
    reply: { text: '', toolCalls: [], finishReason: 'stop', usage: { calls: 1, inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 } },
  });
  test.each([
    ['no JSON', '{"version": 1,', /:2: this is no JSON/u],
    ['another version', good.replace('"version":1', '"version":2'), /:2: version: expected 1, received 2/u],
    ['an unknown key', good.replace('"text"', '"texts"'), /:2: .*unknown key "texts"\. Did you mean "text"\?/u],
    ['an unknown arm', good.replace('"docs"', '"dogs"'), /:2: trial\.arm: expected .*"docs"/u],
    ['a turn that is left out', good.replace('"turn":1', '"turn":3'), /:2: turn 3 of l\/t\/p\/docs\/1 follows turn 1/u],
  ])('%s', (_, line, message) => {
    const file = path.join(folder, 'bad.jsonl');
    writeFileSync(file, `${good}\n${line}\n`);
    expect(() => readRecording(file)).toThrow(message);
  });
});
