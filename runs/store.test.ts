import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trialKey } from '../agents/trial.ts';
import type { Diagnosis } from '../evaluators/diagnosis/diagnosis.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Friction } from '../evaluators/friction/stumble.ts';
import { attemptOf, smallRun, trialOf } from './fixtures/small-run.ts';
import { findRun } from './find-run.ts';
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
      store.setFriction(run.id, trialKey(trialOf('senior')), friction);
      store.setDiagnosis(run.id, trialKey(trialOf('senior')), diagnosis);
      store.setEvaluations(run.id, trialKey(trialOf('senior')), evaluations);
    }
    using store = openStore(home);
    const run = findRun(store, 'small-1');
    expect(run).toEqual({ ...smallRun, id: 'small-1' });
    expect(store.listAttempts(run).map(({ attempt }) => attempt.trial.persona)).toEqual(['junior', 'senior']);
    expect(store.listOutcomes(run)).toEqual([{ attempt: attemptOf(trialOf('senior')), evaluations, friction, diagnosis }]);
    expect(store.listRuns()).toEqual([
      { id: 'small-1', label: null, createdAt: smallRun.createdAt, suite: 'small', planned: 2, attempted: 2, graded: 1 },
    ]);
  });

  it('takes over what an earlier version graded, without friction and diagnosis', () => {
    openStore(home)[Symbol.dispose]();
    const database = new Database(path.join(home, 'uagent.db'));
    // As the first version of the schema had it.
    database.exec('ALTER TABLE attempts DROP COLUMN friction; ALTER TABLE attempts DROP COLUMN diagnosis; DROP TABLE judgements; DROP TABLE calibrations; PRAGMA user_version = 1');
    const run = { ...smallRun, id: 'small-1' };
    database.prepare('INSERT INTO runs (id, created_at, label, suite, planned, body) VALUES (?, ?, NULL, ?, 2, ?)').run(run.id, run.createdAt, 'small', JSON.stringify(run));
    database.prepare('INSERT INTO attempts (run, key, body, evaluations) VALUES (?, ?, ?, ?)')
      .run(run.id, trialKey(trialOf('junior')), JSON.stringify(attemptOf(trialOf('junior'))), JSON.stringify(evaluations));
    database.close();
    using store = openStore(home);
    expect(store.listOutcomes(run)).toEqual([{ attempt: attemptOf(trialOf('junior')), evaluations, friction: null, diagnosis: null }]);
  });

  it('is open to two at once', () => {
    using one = openStore(home);
    using other = openStore(home);
    expect([one.addRun(smallRun).id, other.addRun(smallRun).id, one.addRun(smallRun).id]).toEqual(['small-1', 'small-2', 'small-3']);
    expect(other.listRuns().map(({ id }) => id)).toEqual(['small-3', 'small-2', 'small-1']);
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
    expect(() => findRun(store, 'latest')).toThrow(/nothing has been run yet/u);
  });
});
