import type { ComponentChildren, VNode } from 'preact';

/** Something that went wrong, or that must be known; said aloud by screen readers. */
export function Notice({ kind = 'problem', children }: { kind?: 'problem' | 'done'; children: ComponentChildren }): VNode {
  return (
    <div class={`notice ${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export function GoneNotice(): VNode {
  return <Notice>The server does not answer. Once it is back, this page goes on; if it was started again, open the address that it prints now.</Notice>;
}
