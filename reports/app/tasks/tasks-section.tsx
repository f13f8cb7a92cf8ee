import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { BandLegend } from '../parts/band.tsx';
import { HeatMap } from './heat-map.tsx';

export function TasksSection({ report }: { report: Report }): VNode {
  return (
    <section id="tasks">
      <h2 tabIndex={-1}>Tasks</h2>
      <p class="muted">Usability of each task for each persona, the hardest task first; ✓ stands where every attempt solved it, a share where some did. A cell opens its attempts.</p>
      <BandLegend />
      <div class="heat-maps">
        {report.groups.map((group, i) => (
          <HeatMap key={i} report={report} group={group} place={i} />
        ))}
      </div>
    </section>
  );
}
