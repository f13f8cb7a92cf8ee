import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveJob, RunState } from '../../../live/live-run.ts';
import { api, asRefused, type Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';

/** As Ctrl-C in a terminal: once to save and stop, twice to stop at once. */
export function StopButton({ job: { id, state }, says }: { job: Pick<LiveJob, 'id' | 'state'>; says?: string | undefined }): VNode {
  const [refused, setRefused] = useState<Refused>();
  const stop = (): void => {
    api.stop(id).catch((error: unknown) => {
      setRefused(asRefused(error));
    });
  };
  return (
    <div class="stop">
      <button type="button" onClick={stop}>
        {state === 'stopping' ? 'Stop at once' : 'Stop and save'}
      </button>
      {state === 'stopping' ? <span class="muted small">Stopping; what is finished is saved.</span> : says === undefined ? null : <span class="muted small">{says}</span>}
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </div>
  );
}

/** The same for a run that a terminal began, which its process is asked to stop; or why it cannot be. */
export function StopElsewhere({ run, state: { stop, pid, host } }: { run: string; state: RunState & { kind: 'under-way' } }): VNode {
  const [refused, setRefused] = useState<Refused>();
  if (stop === 'cannot') {
    return <p class="muted">{host === null ? `It was begun elsewhere, and which process that is now is not proved (number ${String(pid)}). Ctrl-C there stops it.` : `It runs on ${host}; Ctrl-C there stops it.`}</p>;
  }
  return (
    <div class="stop">
      <button
        type="button"
        disabled={stop === 'asked'}
        onClick={() => {
          setRefused(undefined);
          api.stopElsewhere(run).catch((error: unknown) => {
            setRefused(asRefused(error));
          });
        }}
      >
        Stop and save
      </button>
      <span class="muted small">
        {stop === 'asked' ? `Process ${String(pid)} was asked to stop; what is finished is saved.` : `It was begun elsewhere on this machine (process ${String(pid)}) and is stopped as Ctrl-C there would: what is finished is saved.`}
      </span>
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </div>
  );
}
