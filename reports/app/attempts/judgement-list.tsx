import type { VNode } from 'preact';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { Dimension } from '../../../evaluators/evaluation.ts';
import type { ReportJudgement } from '../../judging/judging.ts';
import type { Report, ReportAttempt } from '../../report.ts';
import { figure } from '../figures.ts';
import { BandFigure } from '../parts/band.tsx';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';

/** What judges said about one attempt, dimension by dimension; open where they part from what was measured. */
export function JudgementList({ report, attempt }: { report: Report; attempt: ReportAttempt }): VNode | null {
  const { judgements } = attempt;
  if (judgements === undefined || judgements.length === 0) return null;
  return (
    <>
      <h2>What judges said</h2>
      {dimensions.map((dimension) => {
        const own = judgements.filter((judgement) => judgement.dimension === dimension);
        const parted = report.judging?.partings.some((parting) => parting.key === attempt.key && parting.dimension === dimension) ?? false;
        return own.length === 0 ? null : (
          <Fold key={dimension} summary={<Summary attempt={attempt} dimension={dimension} judgements={own} />} open={parted}>
            {() => own.map((judgement) => <Said key={judgement.judge} judgement={judgement} />)}
          </Fold>
        );
      })}
    </>
  );
}

function Summary({ attempt, dimension, judgements }: { attempt: ReportAttempt; dimension: Dimension; judgements: ReportJudgement[] }): VNode {
  const verdict = attempt.dimensions[dimension];
  const scores = judgements.map((judgement) => figure(judgement.kind === 'scored' ? judgement.score : null));
  return (
    <>
      <span class="dimension-name">{dimension}</span>
      <span class="muted">
        : measured {figure(verdict.kind === 'scored' ? verdict.score : null)}, judged {scores.join(', ')}
      </span>
    </>
  );
}

function Said({ judgement }: { judgement: ReportJudgement }): VNode {
  return (
    <article class="judgement">
      <p>
        <BandFigure value={judgement.kind === 'scored' ? judgement.score : null} /> <span class="muted">{judgement.judge}</span>
      </p>
      {judgement.kind === 'scored' ? <LongText text={judgement.reasons} /> : <p class="muted">{judgement.reason}</p>}
    </article>
  );
}
