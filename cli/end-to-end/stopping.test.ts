import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScriptedEndpoint, type ScriptedEndpoint } from '../../agents/fixtures/scripted-endpoint.ts';
import type { ReportDocument } from '../../reports/report.ts';
import { submit } from '../fixtures/answers.ts';
import { ample, openWorkplace, type Ended, type Started } from '../fixtures/workplace.ts';

/** In the order in which they are tried. */
const models = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];

describe('a run that is stopped half-way', { timeout: ample }, () => {
  const place = openWorkplace();
  place.copySuite('my suite');
  let endpoint: ScriptedEndpoint;
  /** Models that get an answer; the others wait for one. */
  let answered: Set<string>;
  let usage: { input: number; output: number };
  /** Models that get an error of the endpoint. */
  let failing: Set<string>;

  beforeEach(async () => {
    answered = new Set(['m1', 'm2', 'm3']);
    usage = { input: 100, output: 20 };
    failing = new Set();
    endpoint = await openScriptedEndpoint(({ body }) => {
      if (failing.has(body.model)) return { kind: 'error', status: 400, message: 'not today' };
      return answered.has(body.model) ? { ...submit(), usage } : { kind: 'silence' };
    });
  });
  afterEach(() => endpoint[Symbol.asyncDispose]());
  afterAll(() => {
    place[Symbol.dispose]();
  });

  const environment = () => ({ OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: endpoint.baseUrl });

  /** Three attempts finished and two under way. */
  async function startHalf(): Promise<Started> {
    const started = place.start(
      ['run', 'my suite', '--task', 'newest-in-range', '--persona', 'junior', '--concurrency', '2', '--fail-under', 'usability=1', ...models.flatMap((model) => ['--model', `openai:${model}`])],
      environment(),
    );
    const half = (): boolean => started.messages().includes('[3/6]') && ['m4', 'm5'].every((model) => endpoint.requests.some(({ body }) => body.model === model));
    for (let waited = 0; !half() && waited < 120_000; waited += 50) await sleep(50);
    expect(half(), started.messages()).toBe(true);
    return started;
  }

  function expectTheRest({ exitCode, stderr }: Ended, requestsBefore: number): void {
    expect(exitCode, stderr).toBe(0);
    const report = JSON.parse(place.report('report.json')) as ReportDocument;
    expect(report.attempts.map(({ trial }) => trial.model)).toEqual(models.map((model) => `openai:${model}`));
    expect(report.attempts.every(({ solved }) => solved)).toBe(true);
    expect(endpoint.requests.slice(requestsBefore).map(({ body }) => body.model).sort()).toEqual(['m4', 'm5', 'm6']);
  }

  it('goes on after SIGKILL with exactly what was not finished', async () => {
    const started = await startHalf();
    const second = await place.uagent(['run', 'my suite', '--resume', 'latest'], environment());
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toMatch(/is under way in another process \(\d+\)\. Wait for it, or end it/u);
    started.kill('SIGKILL');
    await started.ended;
    const before = endpoint.requests.length;
    answered = new Set(models);
    expectTheRest(await place.uagent(['run', 'my suite', '--resume', 'latest'], environment()), before);
    // Nothing is left to do, and nothing is asked again.
    expectTheRest(await place.uagent(['run', 'my suite', '--resume', 'latest'], environment()), before);
  });

  it('stops at Ctrl-C with exit code 3 and a command that goes on', async () => {
    const started = await startHalf();
    started.kill('SIGINT');
    const { exitCode, stdout, stderr } = await started.ended;
    expect(exitCode, stderr).toBe(3);
    expect(stderr).toContain('3 of 6 trials are finished and saved');
    expect(stdout).toContain('report.html');
    const command = /To go on: (.+)$/mu.exec(stderr)?.[1] ?? '';
    expect(command, 'gates are not lost').toContain('--fail-under usability=1');
    const before = endpoint.requests.length;
    answered = new Set(models);
    expectTheRest(await place.shell(command, environment()), before);
  });

  it('stops with exit code 3 when the endpoint is gone, and says which command goes on', async () => {
    const started = await startHalf();
    const { baseUrl } = endpoint;
    await endpoint[Symbol.asyncDispose]();
    const { exitCode, stderr } = await started.ended;
    expect(exitCode, stderr).toBe(3);
    expect(stderr).toContain(new URL(baseUrl).host);
    expect(stderr).toMatch(/3 of 6 trials are finished and saved\. To go on: uagent run .+ --resume version-ranges-\d+/u);
  });

  it('stops with exit code 3 when the token budget is spent', async () => {
    answered = new Set(['m1']);
    usage = { input: 900, output: 100 };
    const cells = ['--task', 'newest-in-range', '--persona', 'junior', '--model', 'openai:m1', '--repeats', '6', '--fresh'];
    const { exitCode, stderr } = await place.uagent(['run', 'my suite', ...cells, '--budget-tokens', '4000'], environment());
    expect(exitCode, stderr).toBe(3);
    // The fourth would fit by what it used, but not by what it might have used.
    expect(endpoint.requests).toHaveLength(3);
    expect(stderr).toMatch(/The budget is spent: 3,000 tokens were used.+3 of 6 trials are finished and saved/u);
    const resumed = await place.uagent(['run', 'my suite', '--resume', 'latest', '--budget-tokens', '6000'], environment());
    expect(resumed.exitCode, resumed.stderr).toBe(3);
    expect(endpoint.requests).toHaveLength(5);
  });

  const priced = 'version: 1\nprices: { "openai:m*": { input: 1, output: 10 } }\n';

  it('stops with exit code 3 when the budget in dollars is spent, and is refused one where a price is unknown', async () => {
    answered = new Set(['m1']);
    usage = { input: 900, output: 100 };
    place.write('prices.yaml', priced);
    const cells = ['run', 'my suite', '--task', 'newest-in-range', '--persona', 'junior', '--model', 'openai:m1', '--repeats', '6', '--fresh', '--budget-usd', '0.009'];
    const refused = await place.uagent([...cells, '--home', 'other home'], environment());
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringMatching(/price of every model, and that of openai:m1 is not known.+--prices/u)]);
    const { exitCode, stderr } = await place.uagent([...cells, '--prices', 'prices.yaml'], environment());
    expect(exitCode, stderr).toBe(3);
    // 900 in and 100 out are $0.0019 each.
    expect(stderr).toMatch(/The budget is spent: ([\d,]+) tokens for \$0\.00\d+ were used.+ of 6 trials are finished and saved/u);
    expect(endpoint.requests.length * 0.0019).toBeLessThanOrEqual(0.009);
    const { document } = await place.json(['runs']) as { document: { runs: { spent: { usd: number } }[] } };
    expect(document.runs[0]?.spent.usd).toBeCloseTo(endpoint.requests.length * 0.0019, 6);
  });

  it('tells what a run may cost without calling, installing or storing anything', async () => {
    place.write('prices.yaml', priced);
    const cells = ['run', 'my suite', '--persona', 'junior', '--model', 'openai:m1', '--prices', 'prices.yaml', '--dry-run'];
    const { exitCode, stdout } = await place.uagent([...cells, '--home', 'new home']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Dry run: 4 trials.+No model was called/u);
    expect(stdout).toMatch(/Junior +openai:m1 +docs +4 +at most 24 +at most 160,000 +at most \$1\.60/u);
    expect(existsSync(path.join(place.folder, 'new home'))).toBe(false);
    const { document } = await place.json([...cells, '--budget-usd', '0.001']) as { document: { version: number; rows: { basis: { kind: string } }[]; budgets: unknown } };
    expect([document.version, document.rows[0]?.basis.kind]).toEqual([1, 'stored']);
    expect(document.budgets).toEqual({ usd: { limit: 0.001, verdict: 'unlikely' } });
    const { stdout: repeated } = await place.uagent([...cells, '--until', '5', '--most-repeats', '6', '--home', 'new home']);
    expect(repeated.replaceAll(/\s+/gu, ' ')).toContain('at most 20 trials more, $9.60 in all where each is a long one');
    expect(endpoint.requests).toHaveLength(0);
  });

  it('asks nothing that an earlier run has the answer to, unless it is to be fresh', async () => {
    answered = new Set(['m1']);
    const cells = ['run', 'my suite', '--task', 'newest-in-range', '--persona', 'junior', '--model', 'openai:m1'];
    const requestsAfter = async (more: string[]): Promise<number> => {
      const { exitCode, stderr } = await place.uagent([...cells, ...more], environment());
      expect(exitCode, stderr).toBe(0);
      return endpoint.requests.length;
    };
    expect(await requestsAfter([])).toBe(1);
    // The first repeat is known.
    expect(await requestsAfter(['--repeats', '2'])).toBe(2);
    expect(await requestsAfter(['--fresh'])).toBe(3);
  });

  it('tries again what the endpoint left without a score, when it is asked to', async () => {
    answered = new Set(['m1', 'm2']);
    failing = new Set(['m2']);
    const cells = ['--task', 'newest-in-range', '--persona', 'junior', '--model', 'openai:m1', '--model', 'openai:m2'];
    const first = await place.json(['run', 'my suite', ...cells], environment());
    expect(first.exitCode, first.stderr).toBe(0);
    const solvedOf = ({ document }: { document: unknown }): unknown => (document as ReportDocument).attempts.map(({ solved }) => solved);
    expect(solvedOf(first)).toEqual([true, null]);
    failing = new Set();
    const again = await place.json(['run', 'my suite', '--resume', 'latest', '--retry-unscored'], environment());
    expect(again.exitCode, again.stderr).toBe(0);
    expect(solvedOf(again)).toEqual([true, true]);
    expect(endpoint.requests.map(({ body }) => body.model).sort()).toEqual(['m1', 'm2', 'm2']);
    failing = new Set(['m2']);
    const none = await place.uagent(['run', 'my suite', '--fresh', ...cells.slice(0, 4), '--model', 'openai:m2'], environment());
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toMatch(/Nothing was scored: .+ To try again: uagent run .+ --fresh --retry-unscored/u);
  });
});
