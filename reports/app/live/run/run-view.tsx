import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveJob, LiveState } from '../../../live/live-run.ts';
import { LiveHeader } from '../live-header.tsx';
import { GoneNotice, Notice } from '../parts/notice.tsx';
import { useLiveState } from '../use-live-state.ts';
import { RunPanel } from './run-panel.tsx';
import { RunReport } from './run-report.tsx';

/** A run as it gets on, with its report below: the same views as in `report.html`. */
export function RunView({ id }: { id: string }): VNode {
  const { state, isConnected } = useLiveState(id);
  const [unscored, setUnscored] = useState(0);
  const run = state?.runs[0];
  return (
    <>
      <LiveHeader current="run" />
      <div class="run-panel">
        {isConnected ? null : <GoneNotice />}
        {state !== undefined && run === undefined ? (
          <>
            <h1 tabIndex={-1}>No such run</h1>
            <Notice>
              There is no run {id} in this home folder; it may have been removed meanwhile. <a href="/">The runs that there are</a>
            </Notice>
          </>
        ) : null}
        {state === undefined || run === undefined ? null : <RunPanel run={run} job={jobOf(id, state)} latest={state.latest} unscored={unscored} />}
      </div>
      {run === undefined ? <main id="main" /> : <RunReport run={run} onUnscored={setUnscored} />}
    </>
  );
}

/** The newest: it may be going on with what an older one began. */
function jobOf(id: string, { jobs }: LiveState): LiveJob | undefined {
  return jobs.find(({ run, command, state }) => run === id || (state !== 'ended' && command.includes(`--resume=${id} `)));
}
