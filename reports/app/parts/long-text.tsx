import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { thousands } from '../figures.ts';

const most = 4000;

/** Text as it was written, in lines of its own; the rest of a very long one on demand. */
export function LongText({ text }: { text: string }): VNode {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > most;
  return (
    <>
      <pre class="long-text" tabIndex={0}>{cut ? `${text.slice(0, most)}…` : text}</pre>
      {cut ? (
        <button
          type="button"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {thousands(text.length)} characters
        </button>
      ) : null}
    </>
  );
}
