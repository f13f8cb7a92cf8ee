import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { causes } from '../../../evaluators/diagnosis/diagnosis.ts';
import { causeWords, stakesSentence } from '../../fixes/cause-words.ts';
import type { Report } from '../../report.ts';
import { routeTo, useRoute } from '../route.ts';
import { FixItem } from './fix-item.tsx';

const atFirst = 8;

/** What a maintainer can do about the failures, the largest stakes first. */
export function FixesSection({ report }: { report: Report }): VNode {
  const { query } = useRoute();
  const [isWhole, setWhole] = useState(false);
  const asked = Number(query['at']?.replace('fix-', '') ?? 0);
  const shown = isWhole || asked > atFirst ? report.fixes : report.fixes.slice(0, atFirst);
  const mostPoints = Math.max(0, ...report.fixes.map(({ points }) => points));
  return (
    <section id="fixes">
      <h2 tabIndex={-1}>What to fix</h2>
      {report.fixes.length === 0 ? <p>No failure was traced to the docs.</p> : <p class="muted">{stakesSentence}</p>}
      <CauseCounts report={report} />
      <ol class="fixes">
        {shown.map((fix, i) => (
          <FixItem key={i} report={report} fix={fix} place={i} mostPoints={mostPoints} />
        ))}
      </ol>
      {shown.length < report.fixes.length ? (
        <button
          type="button"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {report.fixes.length}
        </button>
      ) : null}
    </section>
  );
}

/** How many attempts each cause stopped, each leading to them. */
function CauseCounts({ report }: { report: Report }): VNode | null {
  const counts = [...causes, 'unknown' as const].map((cause) => ({ cause, count: report.attempts.filter((attempt) => attempt.cause === cause).length })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <ul class="cause-counts">
      {counts.map(({ cause, count }) => (
        <li key={cause}>
          <a href={routeTo('attempts', { cause })}>
            <strong>{count}</strong> {causeWords[cause].charAt(0).toLowerCase() + causeWords[cause].slice(1)}
          </a>
        </li>
      ))}
    </ul>
  );
}
