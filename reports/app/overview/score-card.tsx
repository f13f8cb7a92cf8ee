import type { VNode } from 'preact';
import type { Report, ReportGroup } from '../../report.ts';
import { summarySentence } from '../../summary-sentence.ts';
import { figure, plural } from '../figures.ts';
import { groupName } from '../parts/group-name.ts';

export interface ScoreCardProps {
  report: Report;
  group: ReportGroup;
  /** Of several on one screen. */
  isSmall: boolean;
}

export function ScoreCard({ report, group, isSmall }: ScoreCardProps): VNode {
  const { value, unscored, tasks } = group.usability;
  const name = groupName(report, group);
  return (
    <article class={`score-card ${isSmall ? 'small-card' : ''}`}>
      {name === '' ? null : <h2>{name}</h2>}
      <div class="score-line">
        <p class="big-figure">
          {figure(value?.mean ?? null)}
          <small> of 100</small>
        </p>
        {value === null ? (
          <p>Not scored</p>
        ) : (
          <div class="score-scale">
            <p>
              <strong class={`band-name ${value.band}`}>{value.band}</strong>
              <span class="muted">
                {' '}
                95 % interval {figure(value.low)} to {figure(value.high)}, {plural(tasks, 'task')}
                {unscored === 0 ? '' : `, ${plural(unscored, 'attempt')} unscored`}
              </span>
            </p>
            <Scale low={value.low} mean={value.mean} high={value.high} />
          </div>
        )}
      </div>
      <p class="plain-words">{summarySentence(report, group)}</p>
    </article>
  );
}

/** The interval on the scale with its bands; the sentence above says the same. */
function Scale({ low, mean, high }: { low: number; mean: number; high: number }): VNode {
  return (
    <div class="scale-with-ends" aria-hidden="true">
      <svg class="scale" viewBox="0 0 1000 20" preserveAspectRatio="none">
        <rect class="poor" x="0" y="7" width="408" height="6" />
        <rect class="average" x="412" y="7" width="196" height="6" />
        <rect class="good" x="612" y="7" width="196" height="6" />
        <rect class="excellent" x="812" y="7" width="188" height="6" />
        <rect class="interval" x={low * 10} y="4" width={Math.max(4, (high - low) * 10)} height="12" />
        <rect class="mean" x={mean * 10 - 3} y="0" width="6" height="20" />
      </svg>
      <span class="scale-labels">
        <span>poor</span>
        <span>average</span>
        <span>good</span>
        <span>excellent</span>
      </span>
    </div>
  );
}
