import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from '../../agents/fixtures/scripted-endpoint.ts';
import type { Report } from '../../reports/report.ts';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';
import { rightCode } from '../fixtures/answers.ts';
import { ample, openWorkplace } from '../fixtures/workplace.ts';

/** `KILLS=100` for the whole proof; each takes a start of the program. */
const kills = Number(process.env['KILLS'] ?? 2);
const concurrency = 4;
const cells = ['--task', 'newest-in-range', '--persona', 'junior', '--persona', 'expert', '--model', 'openai:steady', '--repeats', '3', '--concurrency', String(concurrency)];
const planned = 6;

/** What comes next follows from the conversation alone: a search, for an expert a look at types, then the code. */
function nextReply({ body: { messages, tools = [] } }: ScriptedRequest): ScriptedReply {
  const answered = messages.filter(({ role }) => role === 'tool').length;
  if (answered === 0) return { kind: 'message', afterMs: 40, text: 'First the docs.', calls: [{ id: 'a', name: 'search_docs', arguments: { query: 'newest version' } }] };
  if (answered === 1 && tools.some(({ function: { name } }) => name === 'check_types')) return { kind: 'message', afterMs: 40, calls: [{ id: 'b', name: 'check_types', arguments: { code: rightCode } }] };
  return { kind: 'message', afterMs: 40, text: 'This should do.', calls: [{ id: 'c', name: 'submit', arguments: { code: rightCode } }] };
}

/** What stays the same however often the run is stopped. */
function essence({ attempts, groups }: Report): unknown {
  const told = attempts.map(({ trial, ending, steps, submission, dimensions, cases, findings, usage }) => ({ trial, ending, steps, submission, dimensions, cases, findings, usage }));
  return JSON.parse(JSON.stringify({ told, groups }, (name, each: unknown) => (name === 'milliseconds' || name === 'seconds' ? undefined : each)));
}

describe(`a run that is killed ${String(kills)} times`, { timeout: ample + kills * 20_000 }, () => {
  const place = openWorkplace();
  place.copySuite('my suite');
  let endpoint: ScriptedEndpoint;
  let environment: Record<string, string>;
  beforeAll(async () => {
    endpoint = await openScriptedEndpoint(nextReply);
    environment = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: endpoint.baseUrl };
  });
  afterAll(async () => {
    place[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  });

  it('ends with exactly the planned outcomes, and asks again only what was under way', async () => {
    const whole = await place.json(['run', 'my suite', ...cells], environment);
    expect(whole.exitCode, whole.stderr).toBe(0);
    const undisturbed = whole.document as Report;
    expect(undisturbed.attempts).toHaveLength(planned);
    const needed = endpoint.requests.length;

    const random = seededRandom('kills');
    let before = needed;
    let killed = 0;
    while (killed < kills) {
      const command = killed === 0 ? ['run', 'my suite', ...cells, '--fresh'] : ['run', 'my suite', '--resume', 'latest', '--fresh', '--concurrency', String(concurrency)];
      const started = place.start(command, environment);
      // A moment from the first request on; where nothing is left to ask, from the start on.
      while (endpoint.requests.length === before && !(await hasEnded(started.ended))) await sleep(5);
      await sleep(random() * 400);
      started.kill('SIGKILL');
      await started.ended;
      before = endpoint.requests.length;
      killed += 1;
    }
    const rest = await place.json(['run', 'my suite', '--resume', 'latest', '--fresh'], environment);
    expect(rest.exitCode, rest.stderr).toBe(0);
    const survived = rest.document as Report;
    expect(essence(survived)).toEqual(essence(undisturbed));
    expect(endpoint.requests.length - needed).toBeGreaterThanOrEqual(needed);
    expect(endpoint.requests.length - 2 * needed).toBeLessThanOrEqual(kills * concurrency);
  });
});

async function hasEnded(ended: Promise<unknown>): Promise<boolean> {
  return await Promise.race([ended.then(() => true), sleep(0).then(() => false)]);
}
