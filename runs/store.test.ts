import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt, Usage } from '../agents/attempt.ts';
import type { KeptReply } from '../agents/chat/kept-reply.ts';
import { trialKey } from '../agents/trial.ts';
import type { Diagnosis } from '../evaluators/diagnosis/diagnosis.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Friction } from '../evaluators/friction/stumble.ts';
import { attemptOf, smallRun, trialOf } from './fixtures/small-run.ts';
import { findRun } from './find-run.ts';
import { StoreFailure } from './store-failure.ts';
import { openStore } from './store.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const evaluations: Evaluation[] = [{ dimension: 'correctness', kind: 'unscored', reason: 'for the test', findings: [] }];

const friction: Friction = { stumbles: [{ class: 'thrash', subject: 'turns', evidence: [{ kind: 'budget', budget: 'turns' }] }], unknown: [] };

const diagnosis: Diagnosis = { primary: 'not-docs', reason: 'for the test', misleading: [], symbols: [] };

const usage: Usage = { calls: 2, inputTokens: 200, cachedTokens: 0, outputTokens: 40, reasoningTokens: 0 };

/** As the first version of the schema was released. */
const firstSchema = `
  CREATE TABLE runs (
    id TEXT PRIMARY KEY, created_at TEXT NOT NULL, label TEXT, suite TEXT NOT NULL, planned INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE attempts (
    run TEXT NOT NULL REFERENCES runs (id), key TEXT NOT NULL, body TEXT NOT NULL, evaluations TEXT,
    PRIMARY KEY (run, key)
  ) STRICT;
  PRAGMA user_version = 1`;

describe('the store', () => {
  it('numbers the runs of each suite', () => {
    using store = openStore(home);
    expect(store.addRun(smallRun).id).toBe('small-1');
    expect(store.addRun(smallRun).id).toBe('small-2');
    expect(store.addRun({ ...smallRun, suite: { ...smallRun.suite, id: 'other' } }).id).toBe('other-1');
  });

  it('gives back what it was given, in the order of the plan, after it was closed and opened again', () => {
    {
      using store = openStore(home);
      const run = store.addRun(smallRun);
      for (const persona of ['senior', 'junior']) store.addAttempt(run.id, attemptOf(trialOf(persona)));
      store.setGrading(run.id, trialKey(trialOf('senior')), { evaluations, friction, diagnosis });
    }
    using store = openStore(home);
    const run = findRun(store, 'small-1');
    expect(run).toEqual({ ...smallRun, id: 'small-1' });
    expect([...store.eachAttempt(run)].map(({ attempt }) => attempt.trial.persona)).toEqual(['junior', 'senior']);
    expect([...store.eachOutcome(run)]).toEqual([{ attempt: attemptOf(trialOf('senior')), evaluations, friction, diagnosis }]);
    expect(store.listRuns()).toEqual([
      { id: 'small-1', label: null, createdAt: smallRun.createdAt, suite: 'small', planned: 2, attempted: 2, graded: 1 },
    ]);
  });

  it('takes over what the first version stored, without friction and diagnosis, and counts it as paid', () => {
    const database = new Database(path.join(home, 'uagent.db'));
    database.exec(firstSchema);
    const run = { ...smallRun, id: 'small-1' };
    const attempt = { ...attemptOf(trialOf('junior')), usage };
    database.prepare('INSERT INTO runs (id, created_at, label, suite, planned, body) VALUES (?, ?, NULL, ?, 2, ?)').run(run.id, run.createdAt, 'small', JSON.stringify(run));
    database.prepare('INSERT INTO attempts (run, key, body, evaluations) VALUES (?, ?, ?, ?)').run(run.id, trialKey(attempt.trial), JSON.stringify(attempt), JSON.stringify(evaluations));
    database.close();
    using store = openStore(home);
    expect([...store.eachOutcome(run)]).toEqual([{ attempt, evaluations, friction: null, diagnosis: null }]);
    expect(store.listPayments(run.id)).toEqual([{ trial: trialKey(attempt.trial), model: attempt.trial.model, usage }]);
  });

  it('knows which version graded a run anew', () => {
    using store = openStore(home);
    const run = store.addRun(smallRun);
    store.setEvaluators(run, '9.0.0');
    expect(findRun(store, 'small-1').versions).toEqual({ ...smallRun.versions, evaluators: '9.0.0' });
    store.setEvaluators(findRun(store, 'small-1'), smallRun.versions.uagent);
    expect(findRun(store, 'small-1')).toEqual(run);
  });

  it('keeps every reply, and finds the newest to a question, of one run or of any', () => {
    using store = openStore(home);
    const [one, other] = [store.addRun(smallRun).id, store.addRun(smallRun).id];
    const reply = (text: string): KeptReply => ({
      version: 1, step: { kind: 'reply', text, toolCalls: [], finishReason: 'stop', usage, milliseconds: 1 },
      message: { content: text, tool_calls: [], invalid_tool_calls: [], additional_kwargs: {}, response_metadata: {}, id: null },
    });
    store.addReply({ run: one, trial: 'a', model: 'm', usage, kept: { question: 'q', reply: reply('first') } });
    store.addReply({ run: other, trial: 'a', model: 'm', usage, kept: { question: 'q', reply: reply('second') } });
    store.addReply({ run: other, trial: 'b', model: 'm', usage, kept: null });
    expect([store.findReply('q'), store.findReply('q', one), store.findReply('other')]).toEqual([reply('second'), reply('first'), undefined]);
    expect(store.listPayments(other).map(({ trial }) => trial)).toEqual(['a', 'b']);
  });

  it('is open to two at once', () => {
    using one = openStore(home);
    using other = openStore(home);
    expect([one.addRun(smallRun).id, other.addRun(smallRun).id, one.addRun(smallRun).id]).toEqual(['small-1', 'small-2', 'small-3']);
    expect(other.listRuns().map(({ id }) => id)).toEqual(['small-3', 'small-2', 'small-1']);
  });

  it('keeps what developers were shown once, whoever stores it, and refers to nothing that was not stored', () => {
    const shown = (persona: string, texts: string[]): Attempt => ({
      ...attemptOf(trialOf(persona)),
      passages: texts.map((text, i) => ({ id: `a.md#L${String(i)}`, path: 'a.md', startLine: i, endLine: i, heading: ['A'], text, by: { kind: 'search', query: 'q', rank: i + 1 } })),
      steps: [{ kind: 'tool', name: 'search_docs', arguments: { query: 'q' }, outcome: 'done', result: texts.join('\n\n'), milliseconds: 1 }],
    });
    const [long, longer, short] = ['How a graph is made. '.repeat(10), 'How a graph is read. '.repeat(20), '0'];
    const [one, other] = [shown('junior', [long, short, long]), shown('senior', [longer, long])];
    {
      using first = openStore(home);
      using second = openStore(home);
      const run = first.addRun(smallRun);
      const database = new Database(path.join(home, 'uagent.db'));
      database.exec(`CREATE TRIGGER broken BEFORE INSERT ON attempts BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
      expect(() => { first.addAttempt(run.id, one); }).toThrow(StoreFailure);
      database.exec('DROP TRIGGER broken');
      first.addAttempt(run.id, one);
      second.addAttempt(run.id, other);
      const texts = database.prepare('SELECT text FROM texts').all() as { text: string }[];
      // Three passages of the first, two of the second, and two paragraphs.
      expect([texts.length, texts.filter(({ text }) => text === long).length, texts.filter(({ text }) => text === longer).length]).toEqual([7, 1, 1]);
      database.close();
    }
    using store = openStore(home);
    const run = findRun(store, 'small-1');
    expect([...store.eachAttempt(run)].map(({ attempt }) => attempt)).toEqual([one, other]);
    const database = new Database(path.join(home, 'uagent.db'));
    database.exec('DELETE FROM texts');
    database.close();
    using damaged = openStore(home);
    expect(() => [...damaged.eachAttempt(run)]).toThrow(/The attempt .+uagent\.db cannot be read: what it shares with others is gone/u);
  });

  it('is whole in its one file once it is closed, as people copy that alone', () => {
    {
      using store = openStore(home);
      store.addRun(smallRun);
    }
    const copy = path.join(home, 'copy');
    mkdirSync(copy);
    copyFileSync(path.join(home, 'uagent.db'), path.join(copy, 'uagent.db'));
    using store = openStore(copy);
    expect(store.listRuns()).toHaveLength(1);
  });

  it('refuses a file that is no store, and one of a newer program', () => {
    writeFileSync(path.join(home, 'uagent.db'), 'This is not a database, though it is long enough to look like one. '.repeat(20));
    expect(() => openStore(home)).toThrow(/cannot be opened: .*Give another folder with --home/u);
    rmSync(path.join(home, 'uagent.db'));
    const database = new Database(path.join(home, 'uagent.db'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(() => openStore(home)).toThrow(/written by a newer uagent/u);
  });

  it('says so when a row is damaged', () => {
    {
      using store = openStore(home);
      store.addRun(smallRun);
    }
    const database = new Database(path.join(home, 'uagent.db'));
    database.exec(`UPDATE runs SET body = substr(body, 1, 40)`);
    database.close();
    using store = openStore(home);
    expect(() => findRun(store, 'small-1')).toThrow(/The run small-1 .* cannot be read: it is damaged/u);
  });
});

describe('findRun', () => {
  it('knows a run by id, beginning, label and as the latest', () => {
    using store = openStore(home);
    store.addRun({ ...smallRun, label: 'before' });
    store.addRun({ ...smallRun, createdAt: '2026-01-03T00:00:00.000Z' });
    store.addRun({ ...smallRun, createdAt: '2026-01-04T00:00:00.000Z', suite: { ...smallRun.suite, id: 'other' } });
    expect(findRun(store, 'before').id).toBe('small-1');
    expect(findRun(store, 'small-2').id).toBe('small-2');
    expect(findRun(store, 'oth').id).toBe('other-1');
    expect(findRun(store, 'latest').id).toBe('other-1');
    expect(() => findRun(store, 'smal')).toThrow(/beginning of several runs: small-2, small-1/u);
    expect(() => findRun(store, 'small-3')).toThrow(/There is no run "small-3"\. Did you mean/u);
  });

  it('says what to do when there is none', () => {
    using store = openStore(home);
    expect(() => findRun(store, ' ')).toThrow(/The name of the run is empty/u);
    expect(() => findRun(store, 'latest')).toThrow(/nothing has been run yet/u);
  });
});

describe('a store that cannot be written', () => {
  it.each<[string, string, RegExp]>([
    ['a disk that is full', "RAISE(ABORT, 'database or disk is full')", /cannot be written: .*disk is full/u],
  ])('says so of %s, and which file it is', (_, raise, message) => {
    using store = openStore(home);
    const run = store.addRun(smallRun);
    const other = new Database(path.join(home, 'uagent.db'));
    other.exec(`CREATE TRIGGER broken BEFORE INSERT ON replies BEGIN SELECT ${raise}; END`);
    other.close();
    const write = (): void => { store.addReply({ run: run.id, trial: 'a', model: 'm', usage, kept: null }); };
    expect(write).toThrow(StoreFailure);
    expect(write).toThrow(message);
    expect(write).toThrow('uagent.db');
  });
});
