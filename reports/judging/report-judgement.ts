import type { Judgement } from '../../evaluators/judge/judgement.ts';
import { roundFigure } from '../../evaluators/round-figure.ts';
import type { ReportJudgement } from './judging.ts';

/** A judgement as people read it. */
export function reportJudgement({ judge, dimension, verdict }: Judgement): ReportJudgement {
  return verdict.kind === 'scored'
    ? { judge, dimension, kind: 'scored', score: roundFigure(verdict.score), reasons: verdict.reasons }
    : { judge, dimension, kind: 'unscored', reason: verdict.reason };
}
