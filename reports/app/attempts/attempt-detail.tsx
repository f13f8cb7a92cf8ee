import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { dimensions } from '../../../evaluators/evaluation.ts';
import { dollars } from '../../cost/dollars.ts';
import { endingMessage } from '../../ending-message.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import type { Report, ReportAttempt } from '../../report.ts';
import { useAttempt } from '../data/use-attempt.ts';
import { figure, seconds, thousands } from '../figures.ts';
import { BandFigure } from '../parts/band.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { CasesTable } from './cases-table.tsx';
import { CauseList } from './cause-list.tsx';
import { CodePanels } from './code-panels.tsx';
import { Conversation } from './conversation.tsx';
import { JudgementList } from './judgement-list.tsx';
import { needsOf } from './needs-of.ts';
import { Neighbours } from './neighbours.tsx';
import { NeedsList } from './needs-list.tsx';
import { ScoreParts } from './score-parts.tsx';
import { StumbleList } from './stumble-list.tsx';
import { PrintedOutput } from './printed-output.tsx';

export interface AttemptDetailProps {
  report: Report;
  row: AttemptRow;
  /** The list that it was opened from, for going on to the next. */
  among: AttemptRow[];
  filters: Readonly<Record<string, string>>;
}

/** Everything about one attempt, from the verdict down to the conversation. */
export function AttemptDetail({ report, row, among, filters }: AttemptDetailProps): VNode {
  const { trial } = row;
  const attempt = useAttempt(row.key);
  return (
    <section id="attempts" class="attempt-detail" key={row.key}>
      <Neighbours row={row} among={among} filters={filters} />
      <p class="eyebrow">
        {trial.library} · {trial.arm} · {trial.model}
        {trial.repeat > 1 ? ` · repeat ${String(trial.repeat)}` : ''}
      </p>
      <h1 tabIndex={-1}>
        {taskTitle(report, trial.task)} <span class="muted">by {personaTitle(report, trial.persona)}</span>
      </h1>
      {attempt === 'loading' ? (
        <p class="muted" role="status">
          Loading …
        </p>
      ) : attempt instanceof Error ? (
        <p role="alert">This attempt cannot be shown: {attempt.message}</p>
      ) : (
        <Whole report={report} attempt={attempt} />
      )}
    </section>
  );
}

function Whole({ report, attempt }: { report: Report; attempt: ReportAttempt }): VNode {
  const needs = useMemo(() => needsOf(report, attempt), [report, attempt]);
  return (
    <>
      <p class="plain-words">{verdictSentence(attempt)}</p>
      <UsageLine attempt={attempt} />
      <dl class="verdicts">
        <div>
          <dt>Usability</dt>
          <dd>
            <BandFigure value={attempt.usability} />
          </dd>
        </div>
        {dimensions.map((dimension) => {
          const verdict = attempt.dimensions[dimension];
          return (
            <div key={dimension}>
              <dt>{dimension}</dt>
              <dd>
                <BandFigure value={verdict.kind === 'scored' ? verdict.score : null} />
                {verdict.kind === 'unscored' ? <span class="small muted"> {verdict.reason}</span> : null}
                {dimension === 'readability' && attempt.relativeToReference !== null ? <span class="small muted"> {besideReference(attempt.relativeToReference)}</span> : null}
              </dd>
            </div>
          );
        })}
      </dl>
      <ScoreParts attempt={attempt} />
      <CauseList diagnosis={attempt.diagnosis} />
      <StumbleList stumbles={attempt.stumbles} />
      <JudgementList report={report} attempt={attempt} />
      <CodePanels attempt={attempt} />
      <CasesTable cases={attempt.cases} shown={report.tasks.find(({ id }) => id === attempt.trial.task)?.cases} />
      <PrintedOutput output={attempt.output} />
      <NeedsList attempt={attempt} needs={needs} />
      <Conversation attempt={attempt} needs={needs} />
    </>
  );
}

/** In whole points, as the figures beside it. */
function besideReference({ name, readability, difference }: NonNullable<ReportAttempt['relativeToReference']>): string {
  const points = Math.round(difference);
  if (points === 0) return `level with ${name}`;
  return `${String(Math.abs(points))} ${points > 0 ? 'above' : 'below'} ${name} (${figure(readability)})`;
}

function verdictSentence({ ending, cases, solved }: ReportAttempt): string {
  const failed = cases.filter(({ passed }) => !passed).length;
  const verdict = solved === true ? 'Every hidden case passes.' : cases.length > 0 ? `${String(failed)} of ${String(cases.length)} hidden cases fail.` : '';
  return `${endingMessage(ending)} ${verdict}`.trim();
}

function UsageLine({ attempt: { usage, usd, milliseconds } }: { attempt: ReportAttempt }): VNode {
  const parts = [
    ...(milliseconds === null ? [] : [`${seconds(milliseconds)} in all`]),
    ...(usage.calls === 0
      ? ['No model was called']
      : [
          `${thousands(usage.calls)} model calls`,
          `${thousands(usage.inputTokens)} tokens in (${thousands(usage.cachedTokens)} cached)`,
          `${thousands(usage.outputTokens)} out (${thousands(usage.reasoningTokens)} reasoning)`,
          ...(usd === null ? [] : [dollars(usd)]),
        ]),
  ];
  return <p class="muted small">{parts.join(', ')}.</p>;
}
