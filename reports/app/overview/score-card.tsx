import type { VNode } from 'preact';
import type { Report, ReportGroup } from '../../report.ts';
import { summarySentence } from '../../summary-sentence.ts';
import { figure, plural } from '../figures.ts';
import { groupName } from '../parts/group-name.ts';

export function ScoreCard({ report, group }: { report: Report; group: ReportGroup }): VNode {
  const { value, unscored, tasks } = group.usability;
  const name = groupName(report, group);
  return (
    <article class="score-card">
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
    <svg class="scale" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      <rect class="poor" x="0" y="8" width="408" height="4" />
      <rect class="average" x="412" y="8" width="196" height="4" />
      <rect class="good" x="612" y="8" width="196" height="4" />
      <rect class="excellent" x="812" y="8" width="188" height="4" />
      <rect class="interval" x={low * 10} y="5" width={Math.max(4, (high - low) * 10)} height="10" />
      <rect class="mean" x={mean * 10 - 3} y="0" width="6" height="20" />
    </svg>
  );
}
