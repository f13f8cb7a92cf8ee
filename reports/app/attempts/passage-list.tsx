import type { VNode } from 'preact';
import type { SeenPassage } from '../../../agents/attempt.ts';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';

export function PassageList({ passages }: { passages: SeenPassage[] }): VNode {
  return (
    <>
      <h2>
        Passages it saw <span class="muted">{passages.length === 0 ? 'none' : passages.length}</span>
      </h2>
      {passages.map((passage, i) => (
        <Fold key={i} summary={<Summary passage={passage} />}>
          {() => <LongText text={passage.text} />}
        </Fold>
      ))}
    </>
  );
}

function Summary({ passage: { path, startLine, endLine, heading, by } }: { passage: SeenPassage }): VNode {
  return (
    <>
      <span class="passage-title">{heading.join(' › ')}</span>
      <span class="muted small block">
        {path}:{startLine}–{endLine}, {cameBy(by)}
      </span>
    </>
  );
}

function cameBy(by: SeenPassage['by']): string {
  switch (by.kind) {
    case 'search':
      return `number ${String(by.rank)} for “${by.query}”`;
    case 'read':
      return 'from a page that it opened';
    case 'prompt':
      return 'given with the task';
  }
}
