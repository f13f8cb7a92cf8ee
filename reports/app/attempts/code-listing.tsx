import { useMemo } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ReportFinding } from '../../report.ts';
import { highlightLines } from './highlight-lines.ts';
import type { Token } from './highlight-lines.ts';

export interface CodeListingProps {
  title: string;
  code: string;
  /** Of this file, each with a line. */
  findings: ReportFinding[];
}

/** Code with numbered lines and each finding below its line. */
export function CodeListing({ title, code, findings }: CodeListingProps): VNode {
  const lines = useMemo(() => highlightLines(code), [code]);
  const beyond = findings.filter(({ line }) => line > lines.length);
  return (
    <figure class="code-listing">
      <figcaption>{title}</figcaption>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <ol>
          {lines.map((tokens, i) => {
            const own = findings.filter(({ line }) => line === i + 1);
            return (
              <li key={i} class={own.length > 0 ? 'marked' : ''}>
                <code>{tokens.map((token, j) => tokenNode(token, j))}</code>
                {own.map((finding, j) => (
                  <Note key={j} finding={finding} />
                ))}
              </li>
            );
          })}
        </ol>
      </div>
      {beyond.map((finding, i) => (
        <Note key={i} finding={finding} />
      ))}
    </figure>
  );
}

function Note({ finding }: { finding: ReportFinding }): VNode {
  return (
    <p class="note">
      {finding.message} <span class="note-class">{finding.class ?? finding.code}</span>
    </p>
  );
}

function tokenNode({ text, scope }: Token, key: number): VNode | string {
  return scope === '' ? text : (
    <span key={key} class={scope}>
      {text}
    </span>
  );
}
