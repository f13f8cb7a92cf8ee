import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledPersonas, readPersona } from '../../agents/read-persona.ts';
import { trialKey } from '../../agents/trial.ts';
import type { AnswerLine } from '../../reports/live/answer-line.ts';
import type { LiveState } from '../../reports/live/live-run.ts';
import { sampleRun } from '../../reports/fixtures/sample/sample-run.ts';
import { openSitting } from '../../runs/sitting.ts';
import { openStore, type Store } from '../../runs/store.ts';
import type { CliContext, Terminal } from '../context.ts';
import { createAnswers } from './answer-beside.ts';
import { createApp } from './create-app.ts';
import { listen, type Listening } from './listen.ts';
import { createRunJobs } from './run-jobs.ts';

const token = 'a-token-of-this-start';
const secret = 'sk-this-must-stay-here';

describe('the server of the live page', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'uagent-ui-'));
  const home = path.join(folder, '.uagent');
  const stop = new AbortController();
  const said: string[] = [];
  const terminal: Terminal = { write: (text) => { said.push(text); }, isTerminal: false, columns: 100, colour: false };
  const context: CliContext = { environment: { OPENAI_API_KEY: secret }, workingFolder: folder, output: terminal, messages: terminal, signal: stop.signal, now: () => new Date() };
  const { run: sample, outcomes } = sampleRun();
  let store: Store;
  let server: Listening;
  let run = '';

  beforeAll(async () => {
    store = openStore(home);
    run = store.addRun(sample).id;
    for (const outcome of outcomes.slice(0, 24)) addOutcome(run, outcome);
    const jobs = createRunJobs({ home, context });
    const answers = createAnswers({ home, signal: stop.signal, report: terminal.write });
    const world = { home, answers, interrupted: new Set<string>(), homeOption: '.uagent', store, jobs, sandbox: 'bubblewrap' as const, context, signal: stop.signal };
    server = await listen(createApp(world, token).fetch, 0);
  });
  afterAll(async () => {
    stop.abort();
    await server.close();
    store[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  function addOutcome(id: string, { attempt, evaluations }: (typeof outcomes)[number]): void {
    store.addAttempt(id, attempt);
    store.setGrading(id, trialKey(attempt.trial), { evaluations, friction: null, diagnosis: null });
  }

  interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }
  interface Asked { method?: string; headers?: Record<string, string | undefined>; body?: string }

  /** As a browser of this page asks, unless headers say otherwise; undefined takes one away. */
  function ask(where: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    const host = `127.0.0.1:${String(server.port)}`;
    const own = { host, cookie: `uagent-${String(server.port)}=${token}`, ...(method === 'GET' ? {} : { origin: `http://${host}`, 'content-type': 'application/json' }), ...headers };
    const sent = Object.fromEntries(Object.entries<string | undefined>(own).filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path: where, method, headers: sent }, (response) => {
        let text = '';
        response.on('data', (data: Buffer) => { text += data.toString(); });
        response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }); });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }
  const post = (where: string, body: unknown, headers: Asked['headers'] = {}): Promise<Answer> => ask(where, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

  /** The last of the lines in which an answer comes that takes its time. */
  async function answered(where: string): Promise<unknown> {
    const { status, body } = await ask(where);
    expect(status, body).toBe(200);
    const last = JSON.parse(body.trim().split('\n').at(-1) ?? '') as AnswerLine;
    if (last.kind === 'refused') throw new Error(last.error);
    return last.kind === 'answer' ? last.answer : never();
  }

  it('hands the cookie to whoever has the token, where no script reads it, and takes the token out of the address', async () => {
    const { status, headers } = await ask(`/?token=${token}`, { headers: { cookie: undefined } });
    expect([status, headers['location']]).toEqual([303, '/']);
    expect(headers['set-cookie']).toEqual([`uagent-${String(server.port)}=${token}; Path=/; HttpOnly; SameSite=Strict`]);
    expect((await ask('/?token=another', { headers: { cookie: undefined } })).headers['set-cookie']).toBeUndefined();
  });

  it.each<[string, string, Asked, number]>([
    ['without the token', '/api/runs/latest/report', { headers: { cookie: undefined } }, 401],
    ['with the token of another start', '/', { headers: { cookie: 'uagent-1=x' } }, 401],
    ['without the token, for its script alone', '/assets/live.js', { headers: { cookie: undefined } }, 401],
    ['under a name that leads here by DNS', '/api/choices', { headers: { host: 'evil.example:4870' } }, 403],
    ['from another page', '/api/choices', { headers: { origin: 'http://evil.example' } }, 403],
    ['from another page of this machine', '/api/choices', { headers: { origin: 'http://127.0.0.1:1' } }, 403],
    ['from a page in which it is embedded', '/api/events', { headers: { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' } }, 403],
    ['from nobody\'s page, to change something', '/api/personas', { method: 'POST', headers: { origin: undefined }, body: '{}' }, 403],
    ['from a sandboxed frame', '/api/personas', { method: 'POST', headers: { origin: 'null' }, body: '{}' }, 403],
    ['as a form of another page can send it', '/api/runs/latest/keep', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"name":"main"}' }, 400],
    ['with a body that is no JSON', '/api/jobs', { method: 'POST', body: '{' }, 400],
    ['with a body that is too long', '/api/jobs', { method: 'POST', body: `"${'x'.repeat(70_000)}"` }, 413],
    ['for what is not there', '/api/../../etc/passwd', {}, 404],
  ])('refuses what is asked %s', async (_, where, asked, status) => {
    const answer = await ask(where, asked);
    expect(answer.status, answer.body).toBe(status);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('lets no script run but its own, and nobody frame it', async () => {
    const { headers, body } = await ask('/runs/x');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
    const policy = String(headers['content-security-policy']);
    for (const part of ["script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/u);
    expect(body).not.toMatch(/<script>|\son\w+=/u);
  });

  it('gives the report of a run with rows, and whole attempts by their keys', async () => {
    const report = (await answered(`/api/runs/${run}/report`)) as { attempts: { key: string; steps?: unknown }[] };
    expect(report.attempts).toHaveLength(24);
    expect(report.attempts[0]?.steps).toBeUndefined();
    const attempt = JSON.parse((await ask(`/api/runs/${run}/attempt?key=${encodeURIComponent(report.attempts[3]?.key ?? '')}`)).body) as { key: string; steps: unknown[] };
    expect([attempt.key, attempt.steps.length > 0]).toEqual([report.attempts[3]?.key, true]);
    expect(await ask(`/api/runs/${run}/attempt?key=no`)).toMatchObject({ status: 422, body: JSON.stringify({ error: `${run} has no graded attempt no.` }) });
  });

  it('pushes how far a run is, who sits at it, and how that ended, whichever process it is', async () => {
    const states: LiveState[] = [];
    const host = `127.0.0.1:${String(server.port)}`;
    const connection = request({ host: '127.0.0.1', port: server.port, path: `/api/events?run=${run}`, headers: { host, cookie: `uagent-${String(server.port)}=${token}` } }, (response) => {
      let rest = '';
      response.on('data', (data: Buffer) => {
        const parts = `${rest}${data.toString()}`.split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) if (part.startsWith('event: state\n')) states.push(JSON.parse(part.slice('event: state\ndata: '.length)) as LiveState);
      });
      response.on('error', () => undefined);
    });
    connection.on('error', () => undefined);
    connection.end();
    const seen = (wanted: object): Promise<void> => expect.poll(() => states.at(-1), { timeout: 30_000 }).toMatchObject(wanted);
    await seen({ runs: [{ id: run, planned: 48, graded: 24, state: { kind: 'stopped', reason: '' } }], jobs: [] });
    const sitting = openSitting({ home, run, gradedBefore: 24, begunAt: new Date(Date.now() - 6_000_000).toISOString(), asked: { concurrency: 3, gates: [] } });
    for (const outcome of outcomes.slice(24, 30)) addOutcome(run, outcome);
    await seen({ runs: [{ graded: 30, state: { kind: 'under-way', pid: process.pid, job: null, pace: { perMinute: 0.06 } } }] });
    expect(states.at(-1)?.latest[0]).toMatchObject({ key: trialKey(outcomes[29]?.attempt.trial ?? sample.trials[0] ?? never()) });
    sitting.end('interrupted', 'Interrupted.');
    await seen({ runs: [{ state: { kind: 'stopped', reason: 'Interrupted.' } }] });
    connection.destroy();
  });

  it('says what a run would cost before it is started, and refuses what the form did not offer', async () => {
    const asked = { suite: 'graph-analytics', untrusted: false, libraries: [], tasks: [], personas: ['junior'], models: ['offline', 'openai:gpt-5-mini'], arms: ['docs'], repeats: 2, until: null, mostRepeats: null, ablate: null, judges: [], prices: '', embedder: 'hashing', failUnder: [], baseline: '', failOnRegression: false, concurrency: 4, budgetUsd: 0.01, budgetTrialUsd: null, budgetTokens: null, fresh: false, label: '' };
    const { status, body } = await post('/api/estimate', asked);
    expect([status, JSON.parse(body)]).toEqual([200, expect.objectContaining({ planned: 48, budgets: { usd: { limit: 0.01, verdict: 'unknown' } } })]);
    for (const [changes, field, refusal] of [
      [{ suite: '/etc' }, 'suite', /\/etc is no suite: it has no suite.yaml/u],
      [{ suite: '--help' }, 'suite', /no suite "--help"/u],
      [{ libraries: ['grapholgy'] }, 'libraries', /Did you mean "graphology"/u],
      [{ tasks: ['pagernk'] }, 'tasks', /Did you mean "pagerank"/u],
      [{ personas: ['../../x.yaml'] }, 'personas', /x\.yaml does not exist/u],
      [{ models: ['recorded:/etc/passwd'] }, 'models.0', /expected offline, or openai:/u],
      [{ models: ['openai:a-model-without-a-price'] }, 'budgetUsd', /needs the price of every model/u],
      [{ repeats: 1e9 }, 'repeats', /1000 or fewer/u],
      [{ until: 5, mostRepeats: 1 }, 'mostRepeats', /--repeats 2 is more than --most-repeats 1 allows/u],
      [{ mostRepeats: 5 }, 'mostRepeats', /say how narrow/u],
      [{ ablate: 'pages', arms: ['closed-book'] }, 'ablate', /the arm docs must be among those tried/u],
      [{ judges: ['gpt-5'] }, 'judges.0', /expected openai:/u],
      [{ prices: 'prices.yaml' }, 'prices', /prices\.yaml does not exist/u],
      [{ embedder: 'hashin' }, 'embedder', /Did you mean "hashing"/u],
      [{ failUnder: ['usabilty=70'] }, 'failUnder', /Did you mean "usability"/u],
      [{ failOnRegression: true }, 'baseline', /needs something to compare with/u],
      [{ baseline: 'no-such-run' }, 'baseline', /no run "no-such-run"/u],
      [{ label: 'a\nb' }, 'label', /one line/u],
      [{ more: 1 }, '', /unknown key/u],
    ] as const) {
      const refused = await post('/api/jobs', { ...asked, ...changes });
      expect([400, 422], JSON.stringify(changes)).toContain(refused.status);
      const { fields = {} } = JSON.parse(refused.body) as { fields?: Record<string, string> };
      expect(fields[field] ?? refused.body, JSON.stringify(changes)).toMatch(refusal);
      if (field !== '') expect(Object.keys(fields), JSON.stringify(changes)).toEqual([field]);
    }
    expect(existsSync(path.join(home, 'ui'))).toBe(false);
  });

  it('keeps keys to itself', async () => {
    const { body } = await ask('/api/choices');
    expect(JSON.parse(body)).toMatchObject({ hasKey: true });
    expect(body).not.toContain(secret);
  });

  it('saves personas where a command finds them, field by field refused what no file could say, and leaves the bundled ones alone', async () => {
    const persona = { version: 1, ...readPersona('junior', folder), id: 'careful', title: 'Careful <script>' };
    expect(await post('/api/personas', persona)).toMatchObject({ status: 201, body: JSON.stringify({ file: 'personas/careful.yaml' }) });
    expect(readPersona('personas/careful.yaml', folder)).toEqual({ ...readPersona('junior', folder), id: 'careful', title: 'Careful <script>' });
    const refused = await post('/api/personas', { ...persona, id: '../up', reading: [], budgets: { ...persona.budgets, turns: 0 } });
    expect(refused.status).toBe(400);
    expect(Object.keys((JSON.parse(refused.body) as { fields: object }).fields).sort()).toEqual(['budgets.turns', 'id', 'reading']);
    expect(await post('/api/personas', { ...persona, id: 'junior' })).toMatchObject({ status: 422 });
    expect(JSON.parse((await ask('/api/personas')).body)).toMatchObject({ personas: { length: bundledPersonas().length + 1 } });
    expect(readFileSync(path.join(folder, 'personas/careful.yaml'), 'utf8')).toMatch(/^version: 1\nid: careful\n/u);
  });

  it('compares two runs, and says why not where they cannot be', async () => {
    const other = store.addRun({ ...sample, label: 'again' }).id;
    await expect(answered(`/api/comparison?base=${run}&head=${other}`)).rejects.toThrow(`${other} has no graded attempt to compare`);
    for (const outcome of outcomes.slice(0, 24)) addOutcome(other, outcome);
    expect(await answered(`/api/comparison?base=${run}&head=${other}`)).toMatchObject({ verdict: 'no conclusion', pairs: { compared: 24 } });
  });

  it('has said nothing, since nothing failed', () => {
    expect(said).toEqual([]);
  });
});

function never(): never {
  throw new Error('the sample has trials');
}
