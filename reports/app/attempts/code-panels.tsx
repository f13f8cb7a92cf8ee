import type { VNode } from 'preact';
import type { ReportAttempt, ReportFinding } from '../../report.ts';
import { plural } from '../figures.ts';
import { replaceRoute, useRoute } from '../route.ts';
import { CodeDiff } from './code-diff.tsx';
import { CodeListing } from './code-listing.tsx';

/** What was handed in with its findings, and the nearest accepted solution beside it, whole or line by line. */
export function CodePanels({ attempt }: { attempt: ReportAttempt }): VNode {
  const { submission, findings, reference } = attempt;
  const { query } = useRoute();
  const isDiff = query['code'] === 'diff' && submission !== null && reference !== null;
  const elsewhere = findings.filter((finding) => isElsewhere(finding, attempt));
  const shown = elsewhere.length + Object.keys(submission?.files ?? {}).reduce((sum, file) => sum + at(findings, file).length, 0);
  return (
    <>
      <div class="code-head">
        <h2>Code{shown === 0 ? '' : ` and ${plural(shown, 'finding')}`}</h2>
        {submission === null || reference === null ? null : <ModeSwitch isDiff={isDiff} query={query} />}
      </div>
      <FindingList findings={elsewhere} />
      {isDiff ? <Differences attempt={attempt} /> : <Whole attempt={attempt} />}
    </>
  );
}

function ModeSwitch({ isDiff, query }: { isDiff: boolean; query: Readonly<Record<string, string>> }): VNode {
  const choose = (code: string) => (): void => {
    replaceRoute('attempts', { ...query, code });
  };
  return (
    <div class="switch" role="group" aria-label="How code is shown">
      <button type="button" aria-pressed={!isDiff} onClick={choose('')}>Whole</button>
      <button type="button" aria-pressed={isDiff} onClick={choose('diff')}>Differences</button>
    </div>
  );
}

function Whole({ attempt: { submission, writtenAs, findings, reference } }: { attempt: ReportAttempt }): VNode {
  return (
    <div class="code-panels">
      {submission === null ? <p class="muted">Nothing was handed in.</p> : null}
      {Object.entries(submission?.files ?? {}).map(([name, code]) => (
        <CodeListing key={name} title={gradedTitle(name, writtenAs)} code={code} findings={at(findings, name)} />
      ))}
      {Object.entries(writtenAs?.files ?? {}).map(([name, code]) => (
        <CodeListing key={`${name}, as handed in`} title={`${name}, as it was handed in`} code={code} findings={[]} />
      ))}
      {reference === null ? null : <CodeListing title={referenceTitle(reference.name)} code={reference.code} findings={[]} />}
    </div>
  );
}

/** The main file beside the reference; files that it is split into stay whole. */
function Differences({ attempt: { submission, writtenAs, findings, reference } }: { attempt: ReportAttempt }): VNode | null {
  if (submission === null || reference === null) return null;
  const others = Object.entries(submission.files).filter(([name]) => name !== submission.main);
  return (
    <>
      <CodeDiff own={{ title: gradedTitle(submission.main, writtenAs), code: submission.files[submission.main] ?? '' }} reference={{ title: referenceTitle(reference.name), code: reference.code }} findings={at(findings, submission.main)} />
      {others.length === 0 ? null : (
        <div class="code-panels">
          {others.map(([name, code]) => <CodeListing key={name} title={name} code={code} findings={at(findings, name)} />)}
        </div>
      )}
    </>
  );
}

function gradedTitle(name: string, writtenAs: ReportAttempt['writtenAs']): string {
  return writtenAs === undefined ? name : `${name}, graded with the library's own names`;
}

function referenceTitle(name: string): string {
  return `${name}, an accepted solution`;
}

function at(findings: ReportFinding[], file: string): ReportFinding[] {
  return findings.filter((finding) => finding.file === file && finding.line > 0);
}

/** What has no line; failed cases stand among the cases. */
function isElsewhere({ dimension, file, line }: ReportFinding, { submission, cases }: ReportAttempt): boolean {
  if (dimension === 'correctness' && line === 0 && cases.length > 0) return false;
  return line === 0 || submission === null || !Object.hasOwn(submission.files, file);
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
