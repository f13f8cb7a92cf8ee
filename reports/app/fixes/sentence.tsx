import type { VNode } from 'preact';
import { codeSpans } from '../../fixes/code-spans.ts';

/** A sentence with its code shown as code. */
export function Sentence({ text }: { text: string }): VNode {
  return <>{codeSpans(text).map((span, i) => (span.isCode ? <code key={i}>{span.text}</code> : span.text))}</>;
}
