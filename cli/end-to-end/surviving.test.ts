import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint, type ScriptedReply, type ScriptedRequest } from '../../agents/fixtures/scripted-endpoint.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';
import { rightCode } from '../fixtures/answers.ts';
import { ample, openWorkplace } from '../fixtures/workplace.ts';

/** `KILLS=100` for the whole proof; each takes a start of the program. */
const kills = Number(process.env['KILLS'] ?? 2);
const concurrency = 4;
/** Enough that the last kill still meets work under way. */
const repeats = Math.max(3, 2 * kills);
const cells = ['--task', 'newest-in-range', '--persona', 'junior', '--persona', 'expert', '--model', 'openai:steady', '--repeats', String(repeats), '--concurrency', String(concurrency)];
const planned = 2 * repeats;

/** What comes next follows from the conversation alone: a search, for an expert a look at types, then the code. */
function nextReply({ body: { messages, tools = [] } }: ScriptedRequest): ScriptedReply {
  const answered = messages.filter(({ role }) => role === 'tool').length;
  if (answered === 0) return { kind: 'message', afterMs: 150, text: 'First the docs.', calls: [{ id: 'a', name: 'search_docs', arguments: { query: 'newest version' } }] };
  if (answered === 1 && tools.some(({ function: { name } }) => name === 'check_types')) return { kind: 'message', afterMs: 150, calls: [{ id: 'b', name: 'check_types', arguments: { code: rightCode } }] };
  return { kind: 'message', afterMs: 150, text: 'This should do.', calls: [{ id: 'c', name: 'submit', arguments: { code: rightCode } }] };
}

/** What stays the same however often the run is stopped. */
function essence({ attempts, groups }: ReportDocument): unknown {
  const told = attempts.map(({ trial, ending, steps, submission, dimensions, cases, findings, usage }) => ({ trial, ending, steps, submission, dimensions, cases, findings, usage }));
  return JSON.parse(JSON.stringify({ told, groups }, (name, each: unknown) => (name === 'milliseconds' || name === 'seconds' ? undefined : each)));
}

describe(`a run that is killed ${String(kills)} times`, { timeout: ample + kills * 30_000 }, () => {
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
    const undisturbed = whole.document as ReportDocument;
    expect(undisturbed.attempts).toHaveLength(planned);
    const needed = endpoint.requests.length;

    const random = seededRandom('kills');
    let killed = 0;
    let metWork = 0;
    while (killed < kills) {
      const command = killed === 0 ? ['run', 'my suite', ...cells, '--fresh'] : ['run', 'my suite', '--resume', 'latest', '--fresh', '--concurrency', String(concurrency)];
      const started = place.start(command, environment);
      // One in four while it starts, the others once it works.
      while (killed % 4 < 3 && !/^Run /mu.test(started.messages())) await sleep(5);
      await sleep(random() * 800);
      if (started.kill('SIGKILL')) metWork += 1;
      await started.ended;
      killed += 1;
    }
    expect(metWork).toBe(kills);
    const rest = await place.json(['run', 'my suite', '--resume', 'latest', '--fresh'], environment);
    expect(rest.exitCode, rest.stderr).toBe(0);
    const survived = rest.document as ReportDocument;
    expect(essence(survived)).toEqual(essence(undisturbed));
    expect(endpoint.requests.length - needed).toBeGreaterThanOrEqual(needed);
    expect(endpoint.requests.length - 2 * needed).toBeLessThanOrEqual(kills * concurrency);
  });
});
