import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AttemptRow } from '../../attempt-row.ts';
import { thousands } from '../figures.ts';
import { routeTo } from '../route.ts';

export interface NeighboursProps {
  row: AttemptRow;
  /** The list that it was opened from, in its order. */
  among: readonly AttemptRow[];
  filters: Readonly<Record<string, string>>;
}

/** To the attempt before and after, by links and by the keys k and j. */
export function Neighbours({ row, among, filters }: NeighboursProps): VNode {
  const place = among.findIndex(({ key }) => key === row.key);
  const previous = addressOf(place > 0 ? among[place - 1] : undefined, filters);
  const next = addressOf(place >= 0 ? among[place + 1] : undefined, filters);
  useEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      const address = event.key === 'k' ? previous : event.key === 'j' ? next : null;
      if (address === null || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      event.preventDefault();
      location.hash = address;
    };
    addEventListener('keydown', follow);
    return () => {
      removeEventListener('keydown', follow);
    };
  }, [previous, next]);
  return (
    <nav class="neighbours" aria-label="Attempts">
      <a href={routeTo('attempts', filters)}>All attempts</a>
      <span>
        {place < 0 ? null : <span class="muted">{thousands(place + 1)} of {thousands(among.length)}</span>}
        <Step title="Previous" address={previous} shortcut="k" />
        <Step title="Next" address={next} shortcut="j" />
      </span>
    </nav>
  );
}

function Step({ title, address, shortcut }: { title: string; address: string | null; shortcut: string }): VNode {
  if (address === null) return <span class="muted">{title}</span>;
  return (
    <a href={address} aria-keyshortcuts={shortcut} title={`Key ${shortcut}`}>
      {title}
    </a>
  );
}

function addressOf(row: AttemptRow | undefined, filters: NeighboursProps['filters']): string | null {
  return row === undefined ? null : routeTo('attempts', { ...filters, open: row.key });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
