import type { VNode } from 'preact';
import type { LiveRun } from '../../../live/live-run.ts';
import { minutesWords } from '../parts/amount-words.ts';

/** How far a run is, as a bar and in words. */
export function RunProgress({ run }: { run: LiveRun }): VNode {
  const { planned, graded, state } = run;
  return (
    <div class={`run-progress ${state.kind}`}>
      <progress max={planned} value={graded} aria-label={`${String(graded)} of ${String(planned)} attempts of ${run.id} graded`} />
      <span>
        {graded} of {planned}
      </span>
    </div>
  );
}

/** One line on what is going on. */
export function StateWords({ run: { state } }: { run: LiveRun }): VNode {
  switch (state.kind) {
    case 'finished':
      return <span class="run-state finished">finished</span>;
    case 'stopped':
      return (
        <span class="run-state stopped">
          stopped<span class="muted small block">{state.reason === '' ? 'to be resumed' : state.reason}</span>
        </span>
      );
    case 'under-way':
      return (
        <span class="run-state under-way">
          under way
          <span class="muted small block">
            {state.pace === null ? 'pace not known yet' : `${String(state.pace.perMinute)} a minute, ${minutesWords(state.pace.minutesLeft)} left`}
            {state.job === null ? '; begun elsewhere' : ''}
          </span>
        </span>
      );
  }
}
