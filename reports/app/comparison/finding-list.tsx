import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FindingChange } from '../../../runs/comparison/run-comparison.ts';
import { findingWords } from '../../comparison/comparison-tables.ts';

const atFirst = 10;

export function FindingList({ title, none, findings }: { title: string; none: string; findings: readonly FindingChange[] }): VNode {
  const [all, setAll] = useState(false);
  const words = findings.map(findingWords);
  return (
    <>
      <h3>
        {title} <span class="muted">{findings.length}</span>
      </h3>
      {findings.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul class="findings">
          {(all ? words : words.slice(0, atFirst)).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {all || words.length <= atFirst ? null : (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {words.length}
        </button>
      )}
    </>
  );
}
