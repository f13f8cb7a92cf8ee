import { useMemo } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ReportFinding } from '../../report.ts';
import { thousands } from '../figures.ts';
import { CodeTokens, Note } from './code-line.tsx';
import { highlightLines } from './highlight-lines.ts';

export interface CodeListingProps {
  title: string;
  code: string;
  /** Of this file, each with a line. */
  findings: ReportFinding[];
}

/** Lines beyond these are no more than numbers to a reader, and slow to lay out. */
const mostLines = 3000;

/** Code with numbered lines and each finding below its line. */
export function CodeListing({ title, code, findings }: CodeListingProps): VNode {
  const all = useMemo(() => highlightLines(code), [code]);
  const lines = all.slice(0, mostLines);
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
                <code>
                  <CodeTokens tokens={tokens} />
                </code>
                {own.map((finding, j) => (
                  <Note key={j} finding={finding} />
                ))}
              </li>
            );
          })}
        </ol>
      </div>
      {all.length > lines.length ? <p class="muted small beyond">{thousands(all.length - lines.length)} more lines are in report.json.</p> : null}
      {beyond.map((finding, i) => (
        <Note key={i} finding={finding} />
      ))}
    </figure>
  );
}
