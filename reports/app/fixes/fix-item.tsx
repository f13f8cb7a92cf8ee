import type { VNode } from 'preact';
import { causeWords } from '../../fixes/cause-words.ts';
import { fixHeadline } from '../../fixes/fix-headline.ts';
import type { ReportFix } from '../../fixes/fix.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Fold } from '../parts/fold.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { DocsPlace } from './docs-place.tsx';
import { FixEvidence } from './fix-evidence.tsx';
import { Sentence } from './sentence.tsx';

export interface FixItemProps {
  report: Report;
  fix: ReportFix;
  /** Among the report's fixes, from 0. */
  place: number;
  /** The most points that a fix of this report has at stake. */
  mostPoints: number;
}

export function FixItem({ report, fix, place, mostPoints }: FixItemProps): VNode {
  const { text, points, kind, personas, tasks, library } = fix;
  const several = report.method.libraries.length > 1;
  return (
    <li class="fix" id={`fix-${String(place + 1)}`}>
      <p class="fix-points">
        <strong>{points.toFixed(1)}</strong>
        <span class="muted small block">points</span>
        <span class="fix-bar" style={{ '--share': String(mostPoints === 0 ? 0 : points / mostPoints) }} aria-hidden="true" />
      </p>
      <div>
        <h3 class="fix-head" tabIndex={-1}>
          <Sentence text={fixHeadline(fix)} />
        </h3>
        <p class="fix-where">
          {several ? `${library} · ` : ''}
          <DocsPlace place={fix.place} /> <span class={`cause ${kind}`}>{causeWords[kind]}</span>
        </p>
        <p class="fix-text">
          <Sentence text={text} />
        </p>
        <p class="muted small">
          <a href={routeTo('attempts', { fix: String(place + 1) })}>{plural(fix.attempts, 'attempt')}</a>
          {fix.decided < fix.attempts ? `, ${String(fix.decided)} of them decided by it` : ''} · {personas.map((id) => personaTitle(report, id)).join(', ')} ·{' '}
          {tasks.map((id) => taskTitle(report, id)).join(', ')}
        </p>
        <Fold summary="What shows it" isPrinted={place < mostPrinted}>
          {() => <FixEvidence report={report} fix={fix} place={place} />}
        </Fold>
      </div>
    </li>
  );
}

/** On paper the rest is told by its sentence. */
const mostPrinted = 8;
