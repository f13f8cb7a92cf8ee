import type { VNode } from 'preact';
import type { LiveRun } from '../../../live/live-run.ts';
import { ComparisonView } from '../../comparison/comparison-view.tsx';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { useAnswer } from '../use-answer.ts';
import { useLiveState } from '../use-live-state.ts';

/** Two runs of the home folder, held against each other; which they are stands in the address. */
export function CompareView({ base, head }: { base: string; head: string }): VNode {
  const { state } = useLiveState(null);
  const isChosen = base !== '' && head !== '';
  const comparison = useAnswer(isChosen ? JSON.stringify([base, head]) : null, (signal) => api.comparison({ base, head }, signal));
  const runs = state?.runs ?? [];
  return (
    <>
      <form class="compare-form" aria-label="Runs to compare" onSubmit={preventDefault}>
        <Select label="Base" value={base} onChange={(value) => { go({ base: value, head }); }} options={choicesOf(runs, base)} />
        <Select label="Head, which may be better or worse" value={head} onChange={(value) => { go({ base, head: value }); }} options={choicesOf(runs, head)} />
        {isChosen ? (
          <button type="button" onClick={() => { go({ base: head, head: base }); }}>
            Swap
          </button>
        ) : null}
      </form>
      {!isChosen ? (
        <section>
          <h1 tabIndex={-1}>Compare</h1>
          <p>Choose two runs: attempts are paired by library, task, persona, arm, model and repeat, and each difference comes with how sure it is.</p>
        </section>
      ) : comparison === undefined ? (
        <p class="muted">Comparing …</p>
      ) : comparison instanceof Refused ? (
        <section>
          <h1 tabIndex={-1}>
            {base} and {head} cannot be compared
          </h1>
          <Notice>{comparison.message}</Notice>
        </section>
      ) : (
        <ComparisonView comparison={comparison} linkTo={(run) => `/runs/${encodeURIComponent(run)}`} />
      )}
    </>
  );
}

function go(query: { base: string; head: string }): void {
  location.assign(`/compare?${new URLSearchParams(query).toString()}`);
}

function choicesOf(runs: readonly LiveRun[], chosen: string): [string, string][] {
  const known = runs.map(({ id, label, names }): [string, string] => [id, [id, ...names, label ?? ''].filter((part) => part !== '').join(' · ')]);
  // One that was named by hand, such as a kept name, is chosen all the same.
  return [['', 'choose a run'], ...(chosen === '' || known.some(([id]) => id === chosen) ? [] : [[chosen, chosen] as [string, string]]), ...known];
}

function preventDefault(event: Event): void {
  event.preventDefault();
}
