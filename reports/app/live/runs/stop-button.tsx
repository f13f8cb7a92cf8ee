import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveJob } from '../../../live/live-run.ts';
import { api, asRefused, type Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';

/** As Ctrl-C in a terminal: once to save and stop, twice to stop at once. */
export function StopButton({ job: { id, state } }: { job: Pick<LiveJob, 'id' | 'state'> }): VNode {
  const [refused, setRefused] = useState<Refused>();
  const stop = (): void => {
    api.stop(id).catch((error: unknown) => {
      setRefused(asRefused(error));
    });
  };
  return (
    <>
      <button type="button" onClick={stop}>
        {state === 'stopping' ? 'Stop at once' : 'Stop and save'}
      </button>
      {state === 'stopping' ? <span class="muted small"> Stopping; what is finished is saved.</span> : null}
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </>
  );
}
