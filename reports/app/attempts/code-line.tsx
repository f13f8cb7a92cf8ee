import type { VNode } from 'preact';
import type { ReportFinding } from '../../report.ts';
import type { Token } from './highlight-lines.ts';

export function CodeTokens({ tokens }: { tokens: readonly Token[] }): VNode {
  return (
    <>
      {tokens.map(({ text, scope }, key) =>
        scope === '' ? text : (
          <span key={key} class={scope}>
            {text}
          </span>
        ))}
    </>
  );
}

/** A finding, below the line that it is about. */
export function Note({ finding }: { finding: ReportFinding }): VNode {
  return (
    <p class="note">
      {finding.message} <span class="note-class">{finding.class ?? finding.code}</span>
    </p>
  );
}
