import type { VNode } from 'preact';
import { frictionWords } from '../../friction-words.ts';
import type { ReportEvidence, ReportStumble } from '../../report-stumble.ts';
import type { ReportAttempt } from '../../report.ts';
import { StepLink } from './step-link.tsx';

/** Pieces of evidence beyond this show no more than those before. */
const mostEvidence = 4;

/** What an attempt stumbled over, each with what shows it. */
export function StumbleList({ stumbles }: Pick<ReportAttempt, 'stumbles'>): VNode | null {
  if (stumbles === null || stumbles.length === 0) return null;
  return (
    <>
      <h2>
        What it stumbled over <span class="muted">{stumbles.length}</span>
      </h2>
      <ul class="stumbles">
        {stumbles.map((stumble, i) => (
          <Stumble key={i} stumble={stumble} />
        ))}
      </ul>
    </>
  );
}

function Stumble({ stumble: { class: friction, subject, evidence } }: { stumble: ReportStumble }): VNode {
  const rest = evidence.length - mostEvidence;
  return (
    <li>
      <span class="stumble-title">{frictionWords[friction]}</span> <span class="muted small">{friction}</span>
      {subject === '' || evidence[0]?.message === subject ? null : <code class="block">{subject}</code>}
      <ul class="evidence">
        {evidence.slice(0, mostEvidence).map((each, i) => (
          <li key={i}>
            {each.message} <span class="muted small">{each.step === undefined ? placeOf(each) : <StepLink step={each.step} />}</span>
          </li>
        ))}
        {rest > 0 ? <li class="muted">and {rest} more</li> : null}
      </ul>
    </li>
  );
}

/** A passage says its place in its words. */
function placeOf({ kind, path, line }: ReportEvidence): string {
  if (kind === 'passage' || path === undefined) return '';
  return line === undefined ? path : `${path}:${String(line)}`;
}
