import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trialKey } from '../agents/trial.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { attemptOf, smallRun, trialOf } from './fixtures/small-run.ts';
import { findRun } from './find-run.ts';
import { openStore } from './store.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'judgements-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const usage = { calls: 1, inputTokens: 100, cachedTokens: 0, outputTokens: 20, reasoningTokens: 0 };
const judgement = (judge: string, dimension: Judgement['dimension'], score: number): Judgement => ({
  version: 1, judge, dimension, question: `question on ${dimension}`, verdict: { kind: 'scored', score, reasons: 'Because.' },
  replies: ['Because. {"score": 1}'], temperature: 0, usage, milliseconds: 7,
});
const key = trialKey(trialOf('junior'));

describe('the store of judgements', () => {
  it('gives back what judges said, whole, and keeps it when the attempt is graded anew', () => {
    {
      using store = openStore(home);
      const run = store.addRun(smallRun);
      store.addAttempt(run.id, attemptOf(trialOf('junior')));
      store.addJudgement(run.id, key, judgement('openai:b', 'readability', 50));
      store.addJudgement(run.id, key, judgement('openai:b', 'readability', 60));
      store.addJudgement(run.id, key, judgement('openai:a', 'readability', 70));
      store.setGrading(run.id, key, { evaluations: [], friction: null, diagnosis: null });
      store.setGrading(run.id, key, { evaluations: [], friction: null, diagnosis: null });
    }
    using store = openStore(home);
    const [outcome] = [...store.eachOutcome(findRun(store, 'small-1'))];
    expect(outcome?.judgements).toEqual([judgement('openai:a', 'readability', 70), judgement('openai:b', 'readability', 60)]);
  });

  it('finds the answer to a question of a calibration, for that judge alone', () => {
    using store = openStore(home);
    store.addCalibration(judgement('openai:a', 'correctness', 30));
    expect(store.findCalibration('openai:a', 'question on correctness')).toEqual(judgement('openai:a', 'correctness', 30));
    expect(store.findCalibration('openai:b', 'question on correctness')).toBeUndefined();
    expect(store.findCalibration('openai:a', 'question on readability')).toBeUndefined();
  });

  it('opens a store from before there were judges, with everything in it', () => {
    {
      using store = openStore(home);
      store.addRun(smallRun);
      store.addAttempt('small-1', attemptOf(trialOf('junior')));
      store.setGrading('small-1', key, { evaluations: [], friction: null, diagnosis: null });
    }
    const database = new Database(path.join(home, 'uagent.db'));
    database.exec('DROP TABLE texts; DROP INDEX attempts_graded; DROP TABLE judgements; DROP TABLE calibrations; DROP TABLE replies; DROP TABLE kept; ALTER TABLE attempts DROP COLUMN diagnosis; PRAGMA user_version = 2');
    database.close();
    using store = openStore(home);
    expect([...store.eachOutcome(findRun(store, 'small-1'))]).toEqual([{ attempt: attemptOf(trialOf('junior')), evaluations: [], friction: null, diagnosis: null }]);
    store.addJudgement('small-1', key, judgement('openai:a', 'readability', 70));
    expect([...store.eachOutcome(findRun(store, 'small-1'))][0]?.judgements).toHaveLength(1);
  });
});
