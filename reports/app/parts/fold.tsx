import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';

export interface FoldProps {
  summary: ComponentChildren;
  open?: boolean;
  /** It is open on paper, so that its content is there from the beginning. */
  isPrinted?: boolean;
  /** Called when it is opened: what nobody looks at costs nothing. */
  children: () => ComponentChildren;
}

export function Fold({ summary, open = false, isPrinted = false, children }: FoldProps): VNode {
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      open={isOpen}
      class={isPrinted ? printedClass : undefined}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen || isPrinted ? <div class="fold-body">{children()}</div> : null}
    </details>
  );
}

const printedClass = 'is-printed';

/** Opens what belongs on paper while it is printed; gives back what ends this. */
export function unfoldWhilePrinting(): () => void {
  let opened: HTMLDetailsElement[] = [];
  const unfold = (): void => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(`details.${printedClass}:not([open])`)];
    for (const details of opened) details.open = true;
  };
  const foldAgain = (): void => {
    for (const details of opened) details.open = false;
  };
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', foldAgain);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', foldAgain);
  };
}
