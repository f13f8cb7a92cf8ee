import { describe, expect, test } from 'vitest';
import type { Attempt } from './attempt.ts';
import type { AttemptJob } from './attempt-job.ts';
import { makeJob, solution } from './fixtures/make-job.ts';
import { openScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from './fixtures/scripted-endpoint.ts';
import { openDeveloper } from './models/index.ts';

const submit: ScriptedReply = { kind: 'message', calls: [{ name: 'submit', arguments: { code: solution } }] };
const fenced = `Here it is:\n\n\`\`\`ts\n${solution}\`\`\`\n`;

interface Tried {
  attempt: Attempt;
  requests: ScriptedRequest[];
}

async function tryScript(script: ScriptedReply[] | ((request: ScriptedRequest) => ScriptedReply), job: AttemptJob = makeJob('junior')): Promise<Tried> {
  await using endpoint = await openScriptedEndpoint(script);
  const developer = await openDeveloper({ model: 'openai:scripted', environment: { baseUrl: endpoint.baseUrl }, workingFolder: '/' });
  return { attempt: await developer.attempt(job), requests: endpoint.requests };
}

function kinds(attempt: Attempt): string[] {
  return attempt.steps.map((step) => (step.kind === 'tool' ? `${step.name}:${step.outcome}` : step.kind === 'message' ? step.role : 'reply'));
}

function withBudgets(persona: string, budgets: Partial<AttemptJob['persona']['budgets']>): AttemptJob {
  const job = makeJob(persona);
  return { ...job, persona: { ...job.persona, budgets: { ...job.persona.budgets, ...budgets } } };
}

describe('endings', () => {
  test('code that is submitted ends the attempt, with all that happened on record', async () => {
    const { attempt } = await tryScript([{ kind: 'message', text: 'First I read.', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] }, submit]);
    expect(attempt.ending).toEqual({ kind: 'submitted' });
    expect(attempt.submission).toEqual({ main: 'solution.ts', files: { 'solution.ts': solution } });
    expect(kinds(attempt)).toEqual(['system', 'user', 'reply', 'search_docs:done', 'reply', 'submit:done']);
    expect(attempt.steps[2]).toMatchObject({ text: 'First I read.', finishReason: 'tool_calls', toolCalls: [{ name: 'search_docs', arguments: { query: 'sum' } }] });
    expect(attempt.passages.map(({ id, by }) => [id, by])).toEqual([
      ['tinysum/README.md#L1', { kind: 'search', query: 'sum', rank: 1 }],
      ['tinysum/README.md#L10', { kind: 'search', query: 'sum', rank: 2 }],
    ]);
  });

  test('prose is answered with a reminder, after which the model may submit', async () => {
    const { attempt, requests } = await tryScript([{ kind: 'message', text: fenced }, submit]);
    expect(attempt.ending).toEqual({ kind: 'submitted' });
    expect(kinds(attempt)).toEqual(['system', 'user', 'reply', 'user', 'reply', 'submit:done']);
    expect(requests[1]?.body.messages.at(-1)?.content).toContain('Call submit');
  });

  test('a fenced block that exports the entry counts when the model cannot be brought to submit', async () => {
    const { attempt } = await tryScript([{ kind: 'message', text: 'I shall use sum.' }, { kind: 'message', text: fenced }]);
    expect(attempt.ending).toEqual({ kind: 'submitted-as-text' });
    expect(attempt.submission?.files['solution.ts']).toBe(solution);
  });

  test('prose without code, twice, is never submitted', async () => {
    const { attempt } = await tryScript([{ kind: 'message', text: fenced }, { kind: 'message', text: 'See above.' }]);
    expect(attempt.ending).toEqual({ kind: 'never-submitted' });
    expect(attempt.submission).toBeNull();
  });

  test('empty replies end as such', async () => {
    const { attempt } = await tryScript([{ kind: 'message' }, { kind: 'message', text: '  \n' }]);
    expect(attempt.ending).toEqual({ kind: 'empty-reply' });
  });

  test('a refusal is kept with its text', async () => {
    const { attempt } = await tryScript([{ kind: 'message', refusal: 'I will not.' }]);
    expect(attempt.ending).toEqual({ kind: 'refused', text: 'I will not.' });
  });

  test('a content filter is a refusal, as a reply and as an error', async () => {
    const reply = await tryScript([{ kind: 'message', text: 'As I was', finishReason: 'content_filter' }]);
    const error = await tryScript([{ kind: 'error', status: 400, code: 'content_filter', message: 'The prompt was filtered' }]);
    expect(reply.attempt.ending).toEqual({ kind: 'refused', text: 'As I was' });
    expect(error.attempt.ending).toMatchObject({ kind: 'refused', text: expect.stringContaining('The prompt was filtered') as string });
  });

  test('arguments that are no JSON and tools that do not exist are answered, and the loop goes on', async () => {
    const { attempt, requests } = await tryScript([
      { kind: 'message', calls: [{ name: 'submit', arguments: '{"code": "export function total(' }] },
      { kind: 'message', calls: [{ name: 'serch_docs', arguments: {} }] },
      submit,
    ]);
    expect(attempt.ending).toEqual({ kind: 'submitted' });
    expect(kinds(attempt).slice(2)).toEqual(['reply', 'submit:failed', 'reply', 'serch_docs:refused', 'reply', 'submit:done']);
    expect(attempt.steps[2]).toMatchObject({ toolCalls: [{ name: 'submit', arguments: '{"code": "export function total(' }] });
    expect(requests[2]?.body.messages.at(-1)?.content).toContain('Did you mean "search_docs"?');
  });

  test('half a file whose JSON was cut off is not taken for a submission', async () => {
    const { attempt } = await tryScript([{ kind: 'message', finishReason: 'length', calls: [{ name: 'submit', arguments: '{"code": "export function total() { return 1' }] }, submit]);
    expect(attempt.submission?.files['solution.ts']).toBe(solution);
  });

  test('three malformed replies in a row end the attempt', async () => {
    const { attempt, requests } = await tryScript(() => ({ kind: 'message', calls: [{ name: 'search_docs', arguments: '{query: sum}' }] }), makeJob('expert'));
    expect(attempt.ending.kind).toBe('malformed-replies');
    expect(requests).toHaveLength(3);
  });

  test('calls made at once are answered in their order, and nothing is done after the submission', async () => {
    const { attempt } = await tryScript([{
      kind: 'message',
      calls: [{ name: 'search_docs', arguments: { query: 'sum' } }, { name: 'submit', arguments: { code: solution } }, { name: 'search_docs', arguments: { query: 'list' } }],
    }]);
    expect(kinds(attempt).slice(2)).toEqual(['reply', 'search_docs:done', 'submit:done']);
  });

  test('two calls with one id are both answered', async () => {
    const twice = [{ id: 'a', name: 'search_docs', arguments: { query: 'sum' } }, { id: 'a', name: 'search_docs', arguments: { query: 'list' } }];
    const { attempt, requests } = await tryScript([{ kind: 'message', calls: twice }, submit], makeJob('senior'));
    expect(kinds(attempt).slice(2, 5)).toEqual(['reply', 'search_docs:done', 'search_docs:done']);
    expect(requests[1]?.body.messages.filter(({ role }) => role === 'tool')).toHaveLength(2);
  });

  test('an interrupted attempt says so instead of throwing', async () => {
    const stop = new AbortController();
    const { attempt } = await tryScript(() => {
      stop.abort();
      return { kind: 'silence' };
    }, makeJob('junior', { signal: stop.signal }));
    expect(attempt.ending).toEqual({ kind: 'world-failed', reason: 'The run was interrupted.', fatal: false });
  });
});

describe('budgets', () => {
  test('a Junior searches once, and the second search is refused', async () => {
    const search: ScriptedReply = { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] };
    const { attempt, requests } = await tryScript([search, search, submit]);
    expect(kinds(attempt).slice(2)).toEqual(['reply', 'search_docs:done', 'reply', 'search_docs:refused', 'reply', 'submit:done']);
    expect(requests[0]?.body.tools?.map((tool) => tool.function.name)).toEqual(['search_docs', 'submit']);
  });

  test('turns are bounded, and the last one is announced', async () => {
    const { attempt, requests } = await tryScript(() => ({ kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] }));
    expect(attempt.ending).toEqual({ kind: 'budget-spent', budget: 'turns' });
    expect(requests).toHaveLength(6);
    expect(requests[5]?.body.messages.at(-1)?.content).toContain('last reply');
    const said = attempt.steps.flatMap((step) => (step.kind === 'message' ? [step.text] : []));
    expect(said.filter((text) => text.startsWith('3 replies are left'))).toHaveLength(1);
  });

  test('a call that would go over the tokens is not made', async () => {
    const search: ScriptedReply = { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }], usage: { input: 3000, output: 1000 } };
    const { attempt, requests } = await tryScript(() => search, withBudgets('expert', { tokens: 11_000 }));
    expect(attempt.ending).toEqual({ kind: 'budget-spent', budget: 'tokens' });
    expect(requests).toHaveLength(2);
    expect(requests[1]?.body.messages.at(-1)?.content).toBe('About 7000 tokens are left, and a reply takes about 4000. This may be your last reply: call submit now with the complete code. Without a submission all work is lost.');
  });

  test('tokens bind also where the endpoint does not count them', async () => {
    const search: ScriptedReply = { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }], usage: null };
    const { attempt } = await tryScript(() => search, withBudgets('expert', { tokens: 3000 }));
    expect(attempt.ending).toEqual({ kind: 'budget-spent', budget: 'tokens' });
    expect(attempt.usage.estimated).toBe(true);
  });

  test('seconds end a call that is under way', async () => {
    const search: ScriptedReply = { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }] };
    const { attempt } = await tryScript([search, { kind: 'silence' }], withBudgets('junior', { seconds: 2 }));
    expect(attempt.ending).toEqual({ kind: 'budget-spent', budget: 'seconds' });
  });

  test('an endpoint that never says a word is a failure of the world', async () => {
    const { attempt } = await tryScript([{ kind: 'silence' }], withBudgets('junior', { seconds: 0.5 }));
    expect(attempt.ending).toEqual({ kind: 'world-failed', reason: 'The endpoint gave no reply within 0.5 seconds.', fatal: false });
  });

  test('a conversation that is too long for the model has spent its tokens', async () => {
    const { attempt } = await tryScript([{ kind: 'error', status: 400, code: 'context_length_exceeded', message: 'This model has a maximum context length of 8192 tokens.' }]);
    expect(attempt.ending).toEqual({ kind: 'budget-spent', budget: 'tokens' });
  });
});

test('tokens are recorded for each reply and in all', async () => {
  const { attempt } = await tryScript([
    { kind: 'message', calls: [{ name: 'search_docs', arguments: { query: 'sum' } }], usage: { input: 1000, output: 50, cached: 600, reasoning: 30 } },
    { ...submit, usage: { input: 1200, output: 70, cached: 1000 } },
  ]);
  expect(attempt.usage).toEqual({ calls: 2, inputTokens: 2200, cachedTokens: 1600, outputTokens: 120, reasoningTokens: 30 });
  expect(attempt.steps[2]).toMatchObject({ usage: { calls: 1, inputTokens: 1000, cachedTokens: 600, outputTokens: 50, reasoningTokens: 30 } });
});

test('messages go out as plain texts, which every endpoint takes', async () => {
  const { requests } = await tryScript([submit]);
  expect(requests[0]?.body.messages.map(({ role, content }) => [role, typeof content])).toEqual([['system', 'string'], ['user', 'string']]);
});

test('nothing of the hidden cases is ever sent', async () => {
  const { requests } = await tryScript([submit]);
  expect(JSON.stringify(requests)).not.toContain('hidden-case-name');
});
