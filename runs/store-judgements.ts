import type Database from 'libsql';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { readStored } from './stored-value.ts';

export interface JudgementStore {
  /** Takes the place of what the judge said about this dimension of the attempt before. */
  addJudgement: (runId: string, key: string, judgement: Judgement) => void;
  /** Of a whole run, by attempt, judge and dimension. */
  listJudgements: (runId: string) => Judgement[];
  hasJudgements: (runId: string) => boolean;
  /** Of one attempt, by judge and dimension. */
  judgementsOf: (runId: string, key: string) => Judgement[];
  /** The answer to a question of a calibration, by judge and question. */
  findCalibration: (judge: string, question: string) => Judgement | undefined;
  addCalibration: (judgement: Judgement) => void;
}

/** The part of the store that keeps what judges said, each reply as soon as it came: it may have cost money. */
export function prepareJudgements(database: Database.Database, file: string): JudgementStore {
  const insert = database.prepare(
    `INSERT INTO judgements (run, key, judge, dimension, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (run, key, judge, dimension) DO UPDATE SET body = excluded.body`,
  );
  const insertCalibration = database.prepare('INSERT OR REPLACE INTO calibrations (judge, question, body) VALUES (?, ?, ?)');
  const selectOfRun = database.prepare('SELECT body FROM judgements WHERE run = ? ORDER BY key, judge, dimension');
  const any = database.prepare('SELECT 1 FROM judgements WHERE run = ? LIMIT 1');
  const select = database.prepare('SELECT body FROM judgements WHERE run = ? AND key = ? ORDER BY judge, dimension');
  // Only this program writes the store.
  const read = (body: string, what: string): Judgement => readStored(body, `${what} in ${file}`) as Judgement;
  return {
    addJudgement: (runId, key, judgement) => {
      insert.run(runId, key, judgement.judge, judgement.dimension, JSON.stringify(judgement));
    },
    listJudgements: (runId) => (selectOfRun.all(runId) as { body: string }[]).map(({ body }) => read(body, `judgement of ${runId}`)),
    hasJudgements: (runId) => any.get(runId) !== undefined,
    judgementsOf: (runId, key) => (select.all(runId, key) as { body: string }[]).map(({ body }) => read(body, `judgement of ${key}`)),
    findCalibration: (judge, question) => {
      const row = database.prepare('SELECT body FROM calibrations WHERE judge = ? AND question = ?').get(judge, question) as { body: string } | undefined;
      return row === undefined ? undefined : read(row.body, `calibration of ${judge}`);
    },
    addCalibration: (judgement) => {
      insertCalibration.run(judgement.judge, judgement.question, JSON.stringify(judgement));
    },
  };
}
