import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { trialKey } from '../../agents/trial.ts';
import { sampleRun } from '../../reports/fixtures/sample/sample-run.ts';
import { openStore } from '../../runs/store.ts';
import { createAnswers } from './answer-beside.ts';

const home = mkdtempSync(path.join(tmpdir(), 'uagent-answers-'));
const stop = new AbortController();
const said: string[] = [];
afterAll(() => {
  stop.abort();
  rmSync(home, { recursive: true, force: true });
});

// The process in which an answer is made is that of the build.
describe('an answer that takes its time', () => {
  const answers = createAnswers({ home, signal: stop.signal, report: (message) => { said.push(message); } });

  it('is made once for all who ask while it is made, in a process that ends with it, or with the last who waits', async () => {
    using store = openStore(home);
    const { run, outcomes } = sampleRun();
    const { id } = store.addRun(run);
    for (const { attempt, evaluations } of outcomes.slice(0, 3)) {
      store.addAttempt(id, attempt);
      store.setGrading(id, trialKey(attempt.trial), { evaluations, friction: null, diagnosis: null });
    }
    const question = { kind: 'report', run: id } as const;
    const two = [answers.ask(question, 'as now'), answers.ask(question, 'as now')];
    expect(answers.atWork()).toBe(1);
    const other = answers.ask(question, 'with more in it');
    expect(answers.atWork()).toBe(2);
    await other.cancel();
    expect(answers.atWork()).toBe(1);
    const [first, second] = await Promise.all(two.map((lines) => new Response(lines).text()));
    expect(first).toContain('{"kind":"answer","answer":{"version":1,');
    expect(second).toBe(first);
    expect(answers.atWork()).toBe(0);
    expect(said).toEqual([]);
  });
});
