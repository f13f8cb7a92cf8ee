import pLimit from 'p-limit';
import { isSettled, type Judgement } from '../../evaluators/judge/judgement.ts';
import { questionHash, type Judge } from '../../evaluators/judge/open-judge.ts';
import type { Store } from '../store.ts';
import type { GradedRow } from './graded-row.ts';

export interface JudgeRowsRequest {
  rows: readonly GradedRow[];
  judges: readonly Judge[];
  /** Keeps every answer: the same question to the same judge is asked once. */
  store: Pick<Store, 'findCalibration' | 'addCalibration'>;
  concurrency: number;
  /** Called with each new answer; `finished` counts the stored ones too. */
  onJudged: (row: GradedRow, judgement: Judgement, finished: number) => void;
  signal: AbortSignal;
}

export interface JudgedRow extends GradedRow {
  /** In the order of the judges. */
  judgements: Judgement[];
}

/** Every judge on every row, in the order of the rows; null when the signal ended it. */
export async function judgeRows({ rows, judges, store, concurrency, onJudged, signal }: JudgeRowsRequest): Promise<JudgedRow[] | null> {
  const limit = pLimit(concurrency);
  let finished = 0;
  const judgeRow = async (row: GradedRow, judge: Judge): Promise<Judgement | null> => {
    const { dimension, material } = row;
    const before = store.findCalibration(judge.id, questionHash(dimension, material));
    if (before !== undefined) {
      finished += 1;
      return before;
    }
    if (signal.aborted) return null;
    const judgement = await judge.judge({ dimension, material, signal });
    if (judgement === null) return null;
    if (judgement.question !== '' && isSettled(judgement)) store.addCalibration(judgement);
    finished += 1;
    onJudged(row, judgement, finished);
    return judgement;
  };
  const judged = await Promise.all(rows.map(async (row) => ({ ...row, judgements: await Promise.all(judges.map((judge) => limit(judgeRow, row, judge))) })));
  const whole = judged.flatMap(({ judgements, ...row }) => {
    const given = judgements.filter((each) => each !== null);
    return given.length === judges.length ? [{ ...row, judgements: given }] : [];
  });
  return whole.length === rows.length ? whole : null;
}
