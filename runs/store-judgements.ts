import type Database from 'libsql';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { readStored } from './stored-value.ts';

export interface JudgementStore {
  /** Takes the place of what the judge said about this dimension of the attempt before. */
  addJudgement: (runId: string, key: string, judgement: Judgement) => void;
  /** By key of the attempt, sorted by judge and dimension. */
  listJudgements: (runId: string) => Map<string, Judgement[]>;
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
  // Only this program writes the store.
  const read = (body: string, what: string): Judgement => readStored(body, `${what} in ${file}`) as Judgement;
  return {
    addJudgement: (runId, key, judgement) => {
      insert.run(runId, key, judgement.judge, judgement.dimension, JSON.stringify(judgement));
    },
    listJudgements: (runId) => {
      const rows = database.prepare('SELECT key, body FROM judgements WHERE run = ? ORDER BY key, judge, dimension').all(runId) as { key: string; body: string }[];
      const byKey = new Map<string, Judgement[]>();
      for (const { key, body } of rows) {
        const judgements = byKey.get(key) ?? [];
        judgements.push(read(body, `judgement of ${key}`));
        byKey.set(key, judgements);
      }
      return byKey;
    },
    findCalibration: (judge, question) => {
      const row = database.prepare('SELECT body FROM calibrations WHERE judge = ? AND question = ?').get(judge, question) as { body: string } | undefined;
      return row === undefined ? undefined : read(row.body, `calibration of ${judge}`);
    },
    addCalibration: (judgement) => {
      insertCalibration.run(judgement.judge, judgement.question, JSON.stringify(judgement));
    },
  };
}
