import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LiveRun } from '../../../live/live-run.ts';
import type { Report } from '../../../report.ts';
import { plural } from '../../figures.ts';
import { ReportPage } from '../../report-page.tsx';
import { Refused, useAnswer } from '../api.ts';
import { Notice } from '../parts/notice.tsx';

/** The report of what is graded so far. It stays as it is while it is read, and says when there is more. */
export function RunReport({ run: { id, graded, state } }: { run: LiveRun }): VNode {
  const isUnderWay = state.kind === 'under-way';
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => {
    if (graded === 0) return;
    // Of a run that is over, at once; of one that goes on, when asked for.
    setShown((before) => (before === null || !isUnderWay ? graded : before));
  }, [graded, isUnderWay]);
  const report = useAnswer<Report>(shown === null ? null : `/api/runs/${encodeURIComponent(id)}/report?graded=${String(shown)}`);
  if (shown === null) return <main id="main">{isUnderWay ? <p class="muted">Its report begins with the first attempt that is graded.</p> : null}</main>;
  return (
    <>
      {shown < graded ? (
        <p class="more-there" role="status">
          The report below has {plural(shown, 'attempt')}.{' '}
          <button
            type="button"
            onClick={() => {
              setShown(graded);
            }}
          >
            Show all {graded}
          </button>
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
        <ReportPage report={report} />
      )}
    </>
  );
}
