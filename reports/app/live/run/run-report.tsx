import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { dimensions } from '../../../../evaluators/evaluation.ts';
import type { LiveRun } from '../../../live/live-run.ts';
import type { Report } from '../../../report.ts';
import type { AttemptSource } from '../../data/attempt-source.ts';
import { AttemptSourceContext } from '../../data/use-attempt.ts';
import { plural, thousands } from '../../figures.ts';
import { ReportPage } from '../../report-page.tsx';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { useAnswer } from '../use-answer.ts';

export interface RunReportProps {
  run: LiveRun;
  /** Told how many attempts of the report have no score in some dimension. */
  onUnscored: (count: number) => void;
}

/** The report of what is graded: of a run that is over at once, of one that goes on when it is asked for, and then it stays as it is while it is read. */
export function RunReport({ run: { id, graded, state }, onUnscored }: RunReportProps): VNode {
  const isUnderWay = state.kind === 'under-way';
  const [shown, setShown] = useState(0);
  // Attempts that are tried again change the report and not their number.
  const [ends, setEnds] = useState(0);
  useEffect(() => (isUnderWay ? () => { setEnds((before) => before + 1); } : undefined), [isUnderWay]);
  const [read, setRead] = useState({ done: 0, total: 0 });
  useEffect(() => {
    if (!isUnderWay) setShown(graded);
  }, [graded, isUnderWay]);
  const report = useAnswer(shown === 0 ? null : [id, shown, ends].join(' '), (signal) => {
    setRead({ done: 0, total: 0 });
    return api.report(id, signal, (done, total) => {
      setRead({ done, total });
    });
  });
  useEffect(() => {
    if (report !== undefined && !(report instanceof Refused)) onUnscored(unscoredIn(report));
  }, [report]);
  const source = useMemo(() => attemptsOnServer(id), [id]);
  const more = (
    <button
      type="button"
      onClick={() => {
        setShown(graded);
      }}
    >
      {shown === 0 ? `Show the report of the ${plural(graded, 'attempt')} that ${graded === 1 ? 'is' : 'are'} graded` : `Show all ${String(graded)}`}
    </button>
  );
  if (shown === 0) return <main id="main">{graded > 0 ? more : isUnderWay ? <p class="muted">Its report begins with the first attempt that is graded.</p> : <p class="muted">There is no report yet: nothing of it is graded.</p>}</main>;
  return (
    <>
      {shown < graded ? (
        <p class="more-there" role="status">
          The report below has {plural(shown, 'attempt')}. {more}
        </p>
      ) : null}
      {report === undefined ? (
        <main id="main">
          <p class="muted" role="status">
            {read.total === 0 ? 'The report is being made …' : `The report is being made: ${thousands(read.done)} of ${thousands(read.total)} attempts are read …`}
          </p>
          {read.total === 0 ? null : <progress class="reading" max={read.total} value={read.done} aria-label="Attempts read" />}
        </main>
      ) : report instanceof Refused ? (
        <main id="main">
          <Notice>{report.message}</Notice>
        </main>
      ) : (
        <AttemptSourceContext.Provider value={source}>
          <ReportPage report={report} />
        </AttemptSourceContext.Provider>
      )}
    </>
  );
}

function unscoredIn({ attempts }: Report): number {
  return attempts.filter(({ ending, scores }) => ending === 'world-failed' || dimensions.some((dimension) => scores[dimension] === null)).length;
}

/** Whole attempts one at a time, as they are looked at. */
function attemptsOnServer(run: string): AttemptSource {
  return { load: (key) => api.attempt(run, key) };
}
