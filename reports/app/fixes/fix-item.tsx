import type { VNode } from 'preact';
import { causeWords } from '../../fixes/cause-words.ts';
import type { ReportFix } from '../../fixes/fix.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Fold } from '../parts/fold.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { Sentence } from './sentence.tsx';

export interface FixItemProps {
  report: Report;
  fix: ReportFix;
  /** Among the report's fixes, from 0. */
  place: number;
}

const mostLinks = 6;

export function FixItem({ report, fix, place }: FixItemProps): VNode {
  const { text, points, kind, personas, tasks, library } = fix;
  const several = report.method.libraries.length > 1;
  return (
    <li class="fix">
      <p class="fix-points">
        <strong>{points.toFixed(1)}</strong>
        <span class="muted small block">points</span>
      </p>
      <div>
        <p class="fix-text">
          <Sentence text={text} />
        </p>
        <p class="muted small">
          <span class={`cause ${kind}`}>{causeWords[kind]}</span> · {several ? `${library} · ` : ''}
          <a href={routeTo('attempts', { fix: String(place + 1) })}>{plural(fix.attempts, 'attempt')}</a>
          {fix.decided < fix.attempts ? `, ${String(fix.decided)} of them decided by it` : ''} · {personas.map((id) => personaTitle(report, id)).join(', ')} ·{' '}
          {tasks.map((id) => taskTitle(report, id)).join(', ')}
        </p>
        <Fold summary="What shows it">{() => <Evidence report={report} fix={fix} place={place} />}</Fold>
      </div>
    </li>
  );
}

function Evidence({ report, fix: { evidence, keys }, place }: FixItemProps): VNode {
  const attempts = keys.slice(0, mostLinks).flatMap((key) => report.attempts.find((attempt) => attempt.key === key) ?? []);
  return (
    <>
      <ul class="evidence">
        {evidence.map((each, i) => (
          <li key={i}>
            <Sentence text={each} />
          </li>
        ))}
      </ul>
      <p class="small fix-links">
        {attempts.map(({ key, trial }) => (
          <a key={key} href={routeTo('attempts', { fix: String(place + 1), open: key })}>
            {taskTitle(report, trial.task)} by {personaTitle(report, trial.persona)}
          </a>
        ))}
      </p>
    </>
  );
}
