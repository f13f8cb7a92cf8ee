import { describe, expect, test } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import { makeJob, solution, starter } from '../fixtures/make-job.ts';
import { models, openDeveloper } from './index.ts';

const open = (model: string, environment = {}) => openDeveloper({ model, environment, workingFolder: '/nowhere' });

describe('a model that cannot be opened is said before anything is run', () => {
  test.each([
    ['openai:gpt-5-mini', {}, /needs a key: set OPENAI_API_KEY/u],
    ['openai:gpt-5-mini', { baseUrl: 'https://api.example.com/v1' }, /needs a key/u],
    ['openai:gpt-5-mini', { baseUrl: 'not an address', apiKey: 'sk-12345678' }, /^OPENAI_BASE_URL is no address/u],
    ['openai:gpt-5-mini', { baseUrl: 'https://me:sk-secret@api.example.com/v1', apiKey: 'sk-12345678' }, /^OPENAI_BASE_URL has a user name or a password before api\.example\.com, (?!.*sk-secret)/u],
    ['openai:', { apiKey: 'sk-12345678' }, /Write it as openai:<name>/u],
    ['openai', { apiKey: 'sk-12345678' }, /Write it as openai:<name>/u],
    ['offline:now', {}, /Write it as offline\./u],
    ['ofline', {}, /no model "ofline"\. Did you mean "offline"\?/u],
    ['opnai:gpt-5', {}, /no model "opnai"\. Did you mean "openai"\?/u],
    ['anthropic:claude', {}, /needs the package @langchain\/anthropic, which is not installed.*npm install @langchain\/anthropic/u],
    ['recorded:missing.jsonl', {}, /recording \/nowhere\/missing\.jsonl does not exist/u],
  ])('%s', async (model, environment, message) => {
    const error: unknown = await open(model, environment).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(message);
  });
});

test('an endpoint on this machine needs no key', async () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    await expect(open('openai:llama', { baseUrl: `http://${host}:11434/v1` })).resolves.toHaveProperty('attempt');
  }
});

test('reference submits the first accepted solution, empty the starter', async () => {
  const [reference, empty] = await Promise.all([open('reference'), open('empty')]);
  expect((await reference.attempt(makeJob('junior'))).submission?.files).toEqual({ 'solution.ts': solution });
  expect((await empty.attempt(makeJob('junior'))).submission?.files).toEqual({ 'solution.ts': starter });
});

test('reference has nothing to submit for a library without solutions', async () => {
  const job = makeJob('junior');
  const attempt = await (await open('reference')).attempt({ ...job, task: { ...job.task, solutions: {} } });
  expect(attempt.ending).toEqual({ kind: 'never-submitted' });
});

test('every kind of model says how it is written', () => {
  for (const [id, { usage }] of Object.entries(models)) expect(usage.split(':')[0]).toBe(id);
});
