import type { VNode } from 'preact';
import type { ReportAttempt, ReportFinding } from '../../report.ts';
import { plural } from '../figures.ts';
import { CodeListing } from './code-listing.tsx';

/** What was handed in with its findings, and an accepted solution beside it. */
export function CodePanels({ attempt: { submission, writtenAs, findings, reference } }: { attempt: ReportAttempt }): VNode {
  const files = Object.entries(submission?.files ?? {});
  const written = Object.entries(writtenAs?.files ?? {});
  const elsewhere = findings.filter((finding) => finding.line === 0 || !files.some(([name]) => name === finding.file));
  return (
    <>
      <h2>Code{findings.length === 0 ? '' : ` and ${plural(findings.length, 'finding')}`}</h2>
      <FindingList findings={elsewhere} />
      <div class="code-panels">
        {submission === null ? <p class="muted">Nothing was handed in.</p> : null}
        {files.map(([name, code]) => (
          <CodeListing key={name} title={writtenAs === undefined ? name : `${name}, graded with the library's own names`} code={code} findings={findings.filter((finding) => finding.file === name && finding.line > 0)} />
        ))}
        {written.map(([name, code]) => (
          <CodeListing key={`${name}, as handed in`} title={`${name}, as it was handed in`} code={code} findings={[]} />
        ))}
        {reference === null ? null : <CodeListing title={`${reference.name}, an accepted solution`} code={reference.code} findings={[]} />}
      </div>
    </>
  );
}

function FindingList({ findings }: { findings: ReportFinding[] }): VNode | null {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding, i) => (
        <li key={i}>
          {finding.message} <span class="muted small">{finding.class ?? finding.code}</span>
        </li>
      ))}
    </ul>
  );
}
