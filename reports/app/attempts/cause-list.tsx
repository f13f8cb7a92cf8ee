import type { VNode } from 'preact';
import { causeWords } from '../../fixes/cause-words.ts';
import type { ReportTrace } from '../../fixes/fix.ts';
import type { ReportAttempt } from '../../report.ts';
import { Sentence } from '../fixes/sentence.tsx';

/** Why an attempt failed or used the library badly, with what tells it; nothing where there is nothing to explain. */
export function CauseList({ diagnosis }: Pick<ReportAttempt, 'diagnosis'>): VNode | null {
  if (diagnosis === null || diagnosis.primary === 'none') return null;
  const { primary, reason, traces } = diagnosis;
  const decisive = traces.filter(({ isDecisive }) => isDecisive);
  const rest = traces.filter(({ isDecisive }) => !isDecisive);
  return (
    <>
      <h2>Why it went wrong</h2>
      <p class="primary-cause">
        <strong>{causeWords[primary]}</strong> <span class="muted small">{primary}</span>
      </p>
      {reason === '' ? null : <p>{reason}</p>}
      <Traces traces={decisive} />
      {rest.length === 0 ? null : (
        <>
          <h3>Beside it</h3>
          <Traces traces={rest} />
        </>
      )}
    </>
  );
}

function Traces({ traces }: { traces: ReportTrace[] }): VNode | null {
  if (traces.length === 0) return null;
  return (
    <ul class="evidence">
      {traces.map(({ message, asked = [] }, i) => (
        <li key={i}>
          <Sentence text={message} />
          {asked.length < 2 ? null : <span class="muted small block">{asked.map(({ query, rank }) => `“${query}”: ${typeof rank === 'number' ? `number ${String(rank)}` : rank === 'none' ? 'not among the first 50' : 'unknown'}`).join('; ')}</span>}
        </li>
      ))}
    </ul>
  );
}
