import type { VNode } from 'preact';
import type { RunComparison } from '../../../runs/comparison/run-comparison.ts';
import { solvedLines } from '../../comparison/comparison-tables.ts';

/** Tasks won and lost, with the personas that make the difference. */
export function SolvedList({ comparison, solved: { won, lost } }: { comparison: RunComparison; solved: RunComparison['solved'] }): VNode {
  if (won.length + lost.length === 0) return <p>Every task is solved as often as before.</p>;
  return (
    <div class="won-and-lost">
      <Lines title="Solved more often" lines={solvedLines(won, comparison)} />
      <Lines title="Solved less often" lines={solvedLines(lost, comparison)} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): VNode {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p class="muted">none</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
