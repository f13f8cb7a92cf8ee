import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LiveRun } from '../../../live/live-run.ts';
import type { AttemptSource } from '../../data/attempt-source.ts';
import { AttemptSourceContext } from '../../data/use-attempt.ts';
import { plural } from '../../figures.ts';
import { ReportPage } from '../../report-page.tsx';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { useAnswer } from '../use-answer.ts';

/** The report of what is graded: of a run that is over at once, of one that goes on when it is asked for, and then it stays as it is while it is read. */
export function RunReport({ run: { id, graded, state } }: { run: LiveRun }): VNode {
  const isUnderWay = state.kind === 'under-way';
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (!isUnderWay) setShown(graded);
  }, [graded, isUnderWay]);
  const report = useAnswer(shown === 0 ? null : `${id} ${String(shown)}`, (signal) => api.report(id, signal));
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
  if (shown === 0) return <main id="main">{graded > 0 ? more : isUnderWay ? <p class="muted">Its report begins with the first attempt that is graded.</p> : null}</main>;
  return (
    <>
      {shown < graded ? (
        <p class="more-there" role="status">
          The report below has {plural(shown, 'attempt')}. {more}
        </p>
      ) : null}
      {report === undefined ? (
        <main id="main">
          <p class="muted">Reading the report …</p>
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

/** Whole attempts one at a time, as they are looked at. */
function attemptsOnServer(run: string): AttemptSource {
  return { load: (key) => api.attempt(run, key) };
}
