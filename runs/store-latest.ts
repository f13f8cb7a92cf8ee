import type Database from 'libsql';
import type { Ending } from '../agents/attempt.ts';
import type { Trial } from '../agents/trial.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';

/** What came out last, without the conversations that led there. */
export interface LatestStore {
  /** Graded attempts of a run, the newest first. */
  listLatest: (runId: string, most: number) => LatestOutcome[];
}

export interface LatestOutcome {
  key: string;
  trial: Trial;
  ending: Ending['kind'];
  evaluations: Evaluation[];
}

export function prepareLatest(database: Database.Database): LatestStore {
  const newest = database.prepare(
    `SELECT key, json_extract(body, '$.trial', '$.ending.kind') AS figures, evaluations FROM attempts
      WHERE run = ? AND evaluations IS NOT NULL ORDER BY rowid DESC LIMIT ?`,
  );
  return {
    listLatest: (runId, most) => {
      const rows = newest.all(runId, most) as { key: string; figures: string; evaluations: string }[];
      return rows.map(({ key, figures, evaluations }) => {
        const [trial, ending] = JSON.parse(figures) as [Trial, Ending['kind']];
        return { key, trial, ending, evaluations: JSON.parse(evaluations) as Evaluation[] };
      });
    },
  };
}
