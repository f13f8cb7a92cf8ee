import { describe, expect, test } from 'vitest';
import type { Attempt } from '../attempt.ts';
import { makeJob, solution } from '../fixtures/make-job.ts';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply } from '../fixtures/scripted-endpoint.ts';
import { openDeveloper } from './index.ts';

const key = 'sk-planted-secret-key-0123456789';
const patience = { tries: 3, firstWaitMs: 10, outageMs: 2_000, silenceMs: 5_000 };
const submit: ScriptedReply = { kind: 'message', calls: [{ name: 'submit', arguments: { code: solution } }] };

async function tryAt(baseUrl: string): Promise<Attempt> {
  const developer = await openDeveloper({ model: 'openai:scripted', environment: { baseUrl, apiKey: key }, patience, workingFolder: '/' });
  return developer.attempt(makeJob('junior'));
}

async function tryScript(script: Parameters<typeof openScriptedEndpoint>[0]): Promise<{ attempt: Attempt; endpoint: ScriptedEndpoint }> {
  await using endpoint = await openScriptedEndpoint(script);
  return { attempt: await tryAt(endpoint.baseUrl), endpoint };
}

describe('failures that pass are waited out', () => {
  const failures: [string, ScriptedReply][] = [
    ['a 429 that says when to come back', { kind: 'error', status: 429, headers: { 'retry-after': '0' } }],
    ['a 429 that does not', { kind: 'error', status: 429 }],
    ['a 500', { kind: 'error', status: 500 }],
    ['a 503', { kind: 'error', status: 503 }],
    ['a dropped stream', { kind: 'cut' }],
    ['a stream that closes before its end', { kind: 'unfinished' }],
    ['a web page', { kind: 'raw', type: 'text/html', text: '<html><body>Gateway</body></html>' }],
    ['an empty object', { kind: 'raw', type: 'application/json', text: '{}' }],
    ['cut JSON', { kind: 'raw', type: 'application/json', text: '{"choices": [{"mess' }],
    ['no choices', { kind: 'raw', type: 'application/json', text: '{"choices": []}' }],
    ['an error inside a stream', { kind: 'raw', type: 'text/event-stream', text: 'data: {"error": {"message": "overloaded"}}\n\n' }],
    ['a stream of no JSON', { kind: 'raw', type: 'text/event-stream', text: 'data: {"id": \n\n' }],
  ];
  test.each(failures)('%s', async (_, failure) => {
    const { attempt, endpoint } = await tryScript([failure, failure, submit]);
    expect(attempt.ending).toEqual({ kind: 'submitted' });
    expect(endpoint.requests).toHaveLength(3);
    expect(attempt.steps.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
  });

  test('the wait is as long as the endpoint asks for', async () => {
    const start = performance.now();
    await tryScript([{ kind: 'error', status: 429, headers: { 'retry-after': '1' } }, submit]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(1_000);
  });
});

describe('failures that stay end as a failure of the world', () => {
  const failures: [string, ScriptedReply, { fatal: boolean; calls: number; reason: RegExp }][] = [
    ['a wrong key', { kind: 'error', status: 401, message: `Incorrect API key provided: ${key}` }, { fatal: true, calls: 1, reason: /^127\.0\.0\.1:\d+ answered 401: it refuses the key\. Check OPENAI_API_KEY\.$/u }],
    ['an unknown model', { kind: 'error', status: 404, message: `no such model for ${key}` }, { fatal: true, calls: 1, reason: /answered 404: it has no model "scripted", or OPENAI_BASE_URL is wrong/u }],
    ['no credit', { kind: 'error', status: 429, code: 'insufficient_quota', message: 'You exceeded your current quota' }, { fatal: true, calls: 1, reason: /no credit left: 429 You exceeded your current quota Add credit, or set OPENAI_API_KEY [^U]*$/u }],
    ['a request that it does not take', { kind: 'error', status: 400, message: 'tools are not supported' }, { fatal: false, calls: 1, reason: /answered 400 to a request for "scripted": .*tools are not supported/u }],
    ['429 for ever', { kind: 'error', status: 429 }, { fatal: true, calls: 3, reason: /too many requests/u }],
    ['a wait that is too long', { kind: 'error', status: 429, headers: { 'retry-after': '3600' } }, { fatal: true, calls: 1, reason: /too many requests/u }],
    ['500 for ever', { kind: 'error', status: 500 }, { fatal: true, calls: 3, reason: /answered 500, again and again/u }],
    ['dropped streams for ever', { kind: 'cut' }, { fatal: true, calls: 3, reason: /broke off/u }],
    ['streams without an end for ever', { kind: 'unfinished' }, { fatal: true, calls: 3, reason: /cut off/u }],
    ['streams of nothing for ever', { kind: 'raw', type: 'text/event-stream', text: 'data: [DONE]\n\n' }, { fatal: true, calls: 3, reason: /sent an empty reply/u }],
    ['web pages for ever', { kind: 'raw', type: 'text/html', text: '<!doctype html><p>Sign in' }, { fatal: true, calls: 3, reason: /replied with a web page\. Check OPENAI_BASE_URL/u }],
    ['empty objects for ever', { kind: 'raw', type: 'application/json', text: '{}' }, { fatal: true, calls: 3, reason: /no chat completion/u }],
  ];
  test.each(failures)('%s', async (_, failure, { fatal, calls, reason }) => {
    const { attempt, endpoint } = await tryScript(() => failure);
    expect(attempt.ending).toEqual({ kind: 'world-failed', fatal, reason: expect.stringMatching(reason) as string });
    expect(endpoint.requests).toHaveLength(calls);
    expect(JSON.stringify(attempt)).not.toContain(key);
  });

  test('an endpoint that is not there', async () => {
    const endpoint = await openScriptedEndpoint([]);
    await endpoint[Symbol.asyncDispose]();
    const attempt = await tryAt(endpoint.baseUrl);
    expect(attempt.ending).toEqual({ kind: 'world-failed', fatal: true, reason: expect.stringMatching(/cannot be reached \(ECONNREFUSED\)\. Check OPENAI_BASE_URL/u) as string });
  });
});

test('an endpoint that answers with a whole completion instead of a stream works too', async () => {
  const { attempt } = await tryScript([
    { kind: 'message', plain: true, text: 'Looking.', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }, { name: 'search_docs', arguments: { query: 'list' } }], usage: { input: 70, output: 7, cached: 5 } },
    { ...submit, plain: true },
  ]);
  expect(attempt.ending).toEqual({ kind: 'submitted' });
  expect(attempt.steps[2]).toMatchObject({ text: 'Looking.', toolCalls: [{ arguments: { query: 'sum' } }, { arguments: { query: 'list' } }], usage: { inputTokens: 70, outputTokens: 7, cachedTokens: 5 } });
});

test('a refusal in a whole completion is kept', async () => {
  const { attempt } = await tryScript([{ kind: 'message', plain: true, refusal: 'No.' }]);
  expect(attempt.ending).toEqual({ kind: 'refused', text: 'No.' });
});

test('a key that the endpoint sends back stands nowhere in the attempt', async () => {
  const { attempt, endpoint } = await tryScript([
    { kind: 'message', text: `Your key is ${key}.`, calls: [{ name: 'search_docs', arguments: { query: key } }] },
    { kind: 'message', calls: [{ name: 'submit', arguments: { code: `// ${key}\n${solution}` } }] },
  ]);
  expect(endpoint.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  expect(attempt.ending).toEqual({ kind: 'submitted' });
  expect(JSON.stringify(attempt)).not.toContain(key);
});

test('time that the endpoint wastes is not taken from the developer', async () => {
  await using endpoint = await openScriptedEndpoint([{ kind: 'error', status: 500 }, { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] }, submit]);
  const developer = await openDeveloper({ model: 'openai:scripted', environment: { baseUrl: endpoint.baseUrl }, patience: { ...patience, firstWaitMs: 2_500, outageMs: 5_000, silenceMs: 5_000 }, workingFolder: '/' });
  const job = makeJob('junior');
  const attempt = await developer.attempt({ ...job, persona: { ...job.persona, budgets: { ...job.persona.budgets, seconds: 2 } } });
  expect(attempt.ending).toEqual({ kind: 'submitted' });
});
