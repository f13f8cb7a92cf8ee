import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveRun } from '../../../live/live-run.ts';
import { amountWords, when } from '../parts/amount-words.ts';
import { RunProgress, StateWords } from './run-state.tsx';

/** Newest first; two of them can be picked to be held against each other. */
export function RunTable({ runs }: { runs: readonly LiveRun[] }): VNode {
  const [picked, setPicked] = useState<string[]>([]);
  // The older is the base.
  const [head = '', base = ''] = runs.map(({ id }) => id).filter((id) => picked.includes(id));
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Runs">
        <table class="runs">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">Compare</span>
              </th>
              <th scope="col">Run</th>
              <th scope="col">State</th>
              <th scope="col" class="roomy">
                Graded
              </th>
              <th scope="col" class="wide-only">
                Paid
              </th>
              <th scope="col" class="wide-only">
                Begun
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Compare ${run.id}`}
                    checked={picked.includes(run.id)}
                    disabled={picked.length >= 2 && !picked.includes(run.id)}
                    onChange={(event) => {
                      setPicked(event.currentTarget.checked ? [...picked, run.id] : picked.filter((id) => id !== run.id));
                    }}
                  />
                </td>
                <th scope="row">
                  <a href={`/runs/${encodeURIComponent(run.id)}`}>{run.id}</a>
                  {run.names.map((name) => (
                    <span key={name} class="kept-name">
                      {name}
                    </span>
                  ))}
                  {run.label === null ? null : <span class="muted small block">{run.label}</span>}
                </th>
                <td>
                  <StateWords run={run} />
                  <div class="narrow">
                    <RunProgress run={run} />
                  </div>
                </td>
                <td class="roomy">
                  <RunProgress run={run} />
                </td>
                <td class="wide-only">{amountWords(run.spent)}</td>
                <td class="wide-only">
                  <time dateTime={run.createdAt}>{when(run.createdAt)}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="picked" role="status">
        {base === '' ? (
          <span class="muted">Pick two runs to compare them.</span>
        ) : (
          <a class="button" href={`/compare?${new URLSearchParams({ base, head }).toString()}`}>
            Compare {base} with {head}
          </a>
        )}
      </p>
    </>
  );
}
