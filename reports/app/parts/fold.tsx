import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';

export interface FoldProps {
  summary: ComponentChildren;
  open?: boolean;
  /** Called when it is opened: what nobody looks at costs nothing. */
  children: () => ComponentChildren;
}

export function Fold({ summary, open = false, children }: FoldProps): VNode {
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen ? <div class="fold-body">{children()}</div> : null}
    </details>
  );
}
