import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import type { Attempt } from '../attempt.ts';
import { makeJob, solution } from '../fixtures/make-job.ts';
import { openScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from '../fixtures/scripted-endpoint.ts';
import { openDeveloper } from './index.ts';

const search = { name: 'search_docs', arguments: { query: 'sum' } };
const submit = { name: 'submit', arguments: { code: solution } };

/** What comes next follows from the conversation alone. */
function nextReply({ body: { messages } }: ScriptedRequest): ScriptedReply & { kind: 'message' } {
  const hasSearched = messages.some(({ tool_calls: calls }) => JSON.stringify(calls ?? []).includes('"search_docs"'));
  return { kind: 'message', text: hasSearched ? 'Here it is.' : 'First the docs.', calls: [hasSearched ? submit : search] };
}

type Fault = (request: ScriptedRequest) => ScriptedReply;

const faults: Record<string, Fault> = {
  'reset at once': () => ({ kind: 'reset' }),
  'reset mid-stream': () => ({ kind: 'cut' }),
  'stream without its end': () => ({ kind: 'unfinished' }),
  '429 with Retry-After': () => ({ kind: 'error', status: 429, headers: { 'retry-after': '0' } }),
  '429 without': () => ({ kind: 'error', status: 429 }),
  '500': () => ({ kind: 'error', status: 500 }),
  '502 with a web page': () => ({ kind: 'error', status: 502, headers: { 'content-type': 'text/html' }, message: '<html>Bad gateway</html>' }),
  'an empty object': () => ({ kind: 'raw', type: 'application/json', text: '{}' }),
  'half a JSON document': () => ({ kind: 'raw', type: 'application/json', text: '{"id": "x", "choices": [{"message": {"role": "assi' }),
  'no choices': () => ({ kind: 'raw', type: 'application/json', text: '{"id": "x", "choices": []}' }),
  'a stream without choices': () => ({ kind: 'raw', type: 'text/event-stream', text: 'data: {"id": "x", "choices": []}\n\ndata: [DONE]\n\n' }),
  silence: () => ({ kind: 'silence' }),
  'chunks twice': (request) => ({ ...nextReply(request), twice: true }),
  'a tool that does not exist': () => ({ kind: 'message', calls: [{ name: 'read_file', arguments: { path: '/etc/passwd' } }] }),
  'arguments that are no JSON': () => ({ kind: 'message', calls: [{ name: 'submit', arguments: '{"code": "export' }] }),
  'arguments of another tool': () => ({ kind: 'message', calls: [{ name: 'submit', arguments: { query: 'sum' } }] }),
};

const personas = ['intermediate', 'senior', 'expert'];
const repeats = 20;

async function tryAll(script: (request: ScriptedRequest) => ScriptedReply): Promise<{ attempts: Attempt[]; requests: number }> {
  await using endpoint = await openScriptedEndpoint(script);
  const developer = await openDeveloper({
    model: 'openai:scripted', environment: { baseUrl: endpoint.baseUrl }, workingFolder: '/', patience: { tries: 12, firstWaitMs: 2, outageMs: 60_000, silenceMs: 3_000 },
  });
  const jobs = personas.flatMap((persona) => Array.from({ length: repeats }, (_, i) => makeJob(persona, { trial: { ...makeJob(persona).trial, repeat: i + 1 } })));
  const limit = pLimit(8);
  const attempts = await Promise.all(jobs.map((job) => limit(() => developer.attempt(job))));
  return { attempts, requests: endpoint.requests.length };
}

const resultOf = ({ trial, ending, submission }: Attempt): unknown => ({ trial, ending, submission });

test('with a fault in a fifth of the calls, every attempt comes to the end that it comes to without', { timeout: 120_000 }, async () => {
  const names = Object.keys(faults);
  let met = 0;
  const undisturbed = await tryAll(nextReply);
  const disturbed = await tryAll((request) => {
    if (request.index % 5 !== 2) return nextReply(request);
    met += 1;
    return faults[names[met % names.length] ?? '']?.(request) ?? nextReply(request);
  });
  expect(disturbed.attempts.map(resultOf)).toEqual(undisturbed.attempts.map(resultOf));
  expect(undisturbed.attempts.every(({ ending }) => ending.kind === 'submitted')).toBe(true);
  // Every kind of fault was met.
  expect(met).toBeGreaterThanOrEqual(names.length);
  expect(disturbed.requests).toBeGreaterThan(undisturbed.requests);
});
