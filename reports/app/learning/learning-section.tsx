import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { groupName } from '../parts/group-name.ts';
import { EffortTable } from './effort-table.tsx';
import { NoiseTable } from './noise-table.tsx';
import { SuccessCurve } from './success-curve.tsx';
import { lastSuccess } from './success-steps.ts';
import { RepeatsChart } from './repeats-chart.tsx';

/** How success comes: within an attempt as look-ups and tokens are spent, and from one attempt to the next. */
export function LearningSection({ report }: { report: Report }): VNode {
  const isRepeated = report.groups.some(({ personas }) => personas.some(({ repeats }) => repeats.length > 0));
  return (
    <section id="learning">
      <h2 tabIndex={-1}>Learning curve</h2>
      <h3>On the way to success</h3>
      <p class="muted">
        Share of a persona’s attempts that had come to a first success by the time so much was spent. A line that ends low says that more of it did not help.
      </p>
      <div class={isOneEach(report) ? 'success-curves' : undefined}>
        {report.groups.map((group) => (
          <SuccessCurve key={groupName(report, group)} report={report} group={group} />
        ))}
      </div>
      <EffortTable report={report} />
      <h3>From attempt to attempt</h3>
      {isRepeated ? null : (
        <p>
          Every task was tried once by each persona, so that nothing can be said of a second attempt; <code>--repeats 3</code> tells how success grows with attempts, and how far chance moves a score.
        </p>
      )}
      {report.groups.map((group) => (
        <div key={groupName(report, group)}>
          <RepeatsChart report={report} group={group} />
          <NoiseTable report={report} group={group} />
        </div>
      ))}
    </section>
  );
}

/** Whether no group has a curve over tokens beside the one over look-ups, so that two groups have room beside each other. */
function isOneEach(report: Report): boolean {
  return report.groups.length > 1 && report.groups.every((group) => lastSuccess(report, group, 'tokens') === 0);
}
