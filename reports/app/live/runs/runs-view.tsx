import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { plural, thousands } from '../../figures.ts';
import { GoneNotice } from '../parts/notice.tsx';
import { useLiveState } from '../use-live-state.ts';
import { JobCard } from './job-card.tsx';
import { RunTable } from './run-table.tsx';

/** Every run of the home folder, and what is being made ready. @param job that was just begun: its run is gone to as soon as there is one */
export function RunsView({ job: begun }: { job: string | null }): VNode {
  const { state, isConnected } = useLiveState(null);
  const run = state?.jobs.find(({ id }) => id === begun)?.run ?? null;
  useEffect(() => {
    if (run !== null) location.replace(`/runs/${encodeURIComponent(run)}`);
  }, [run]);
  const ready = state?.jobs.filter(({ id, run: planned, state: now }) => planned === null && (now !== 'ended' || id === begun)) ?? [];
  return (
    <section>
      <h1 tabIndex={-1}>Runs</h1>
      {isConnected ? null : <GoneNotice />}
      {ready.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {state === undefined ? (
        <p class="muted">Reading …</p>
      ) : state.runs.length === 0 ? (
        <p>
          No runs yet. <a href="/new">Start one</a>: the offline developer needs no key and no model.
        </p>
      ) : (
        <>
          <p class="muted">
            {plural(state.runCount, 'run')}, newest first
            {state.runCount > state.runs.length ? `; the first ${thousands(state.runs.length)} are shown` : ''}
          </p>
          <RunTable runs={state.runs} />
        </>
      )}
    </section>
  );
}
