import { expect, test } from 'vitest';
import { noLedger, type Ledger } from '../chat/ledger.ts';
import { makeJob, solution } from '../fixtures/make-job.ts';
import { openScriptedEndpoint, type ScriptedReply } from '../fixtures/scripted-endpoint.ts';
import { openDeveloper } from './index.ts';

const bounded: Ledger = { ...noLedger, admit: () => Promise.resolve({ kind: 'admitted', mostOutputTokens: 500, settle: () => undefined }) };
const submit: ScriptedReply = { kind: 'message', calls: [{ name: 'submit', arguments: { code: solution } }] };

test.each([
  ['the newer name only', 'scripted', 'max_tokens', 'max_completion_tokens', 400],
  ['the older name only', 'gpt-5-scripted', 'max_completion_tokens', 'max_tokens', 422],
])('an endpoint that takes %s gets it, and is asked by the refused one once', async (_, model, refused, taken, status) => {
  await using endpoint = await openScriptedEndpoint(({ body }) =>
    Object.hasOwn(body, refused) ? { kind: 'error', status, message: `Unsupported parameter: '${refused}'.` } : submit);
  const developer = await openDeveloper({ model: `openai:${model}`, environment: { baseUrl: endpoint.baseUrl }, workingFolder: '/' });
  const attempt = async (): Promise<unknown> => (await developer.attempt(makeJob('junior', { ledger: bounded }))).ending;
  expect([await attempt(), await attempt()]).toEqual([{ kind: 'submitted' }, { kind: 'submitted' }]);
  expect(endpoint.requests.map(({ body }) => [refused, taken].map((name): unknown => Reflect.get(body, name)))).toEqual([[500, undefined], [undefined, 500], [undefined, 500]]);
});
