import type { VNode } from 'preact';
import { ComparisonView } from '../../comparison/comparison-view.tsx';
import { api, Refused } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { useLiveState } from '../use-live-state.ts';
import { CompareForm } from './compare-form.tsx';
import { sidesOf } from './compared-sides.ts';

/** Two runs of the home folder, held against each other; which they are stands in the address. */
export function CompareView({ query }: { query: Readonly<Record<string, string>> }): VNode {
  const { state } = useLiveState(null);
  const sides = sidesOf(query);
  const { base, head } = sides;
  const isChosen = base !== '' && head !== '';
  const comparison = useAnswer(isChosen ? JSON.stringify(sides) : null, (signal) => api.comparison(sides, signal));
  return (
    <>
      <CompareForm sides={sides} runs={state?.runs ?? []} />
      {!isChosen ? (
        <section>
          <h1 tabIndex={-1}>Compare</h1>
          {state !== undefined && state.runCount < 2 ? (
            <p>
              It takes two runs, and this home folder has {state.runCount === 0 ? 'none' : 'one'} yet. <a href="/new">Start one</a>, with another model or after the docs were changed.
            </p>
          ) : (
            <p>Choose two runs: attempts are paired by library, task, persona, arm, model and repeat, and each difference comes with how sure it is.</p>
          )}
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
