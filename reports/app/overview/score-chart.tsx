import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Report } from '../../report.ts';
import { groupName } from '../parts/group-name.ts';
import { PlotFigure } from '../parts/plot-figure.tsx';
import { drawScores } from './draw-scores.ts';
import { headlineGroups } from '../../headline-groups.ts';
import { scorePoints } from './score-points.ts';
import { ScoreTable } from './score-table.tsx';

/** Persona by measure: the mean as a dot, its interval as a line, and the lines that it is held against. */
export function ScoreChart({ report }: { report: Report }): VNode {
  const draw = useCallback((width: number) => drawScores({ report, width }), [report]);
  const points = scorePoints(report);
  const groups = headlineGroups(report);
  return (
    <PlotFigure
      class="score-chart"
      draw={draw}
      table={() => <ScoreTable report={report} />}
      caption={
        <>
          <span>Scores by persona: a dot is the mean, its line the 95 % interval over tasks. Dotted lines are where average, good and excellent begin.</span>
          <span class="legend">
            {groups.length === 1 ? null : groups.map((group, i) => (
              <span key={groupName(report, group)}>
                <span class={`swatch series-${String(i % 4)}`} /> {groupName(report, group)}
              </span>
            ))}
            {points.some(({ floor }) => floor !== null) ? <span><span class="key-floor" /> copy-paste floor</span> : null}
            {points.some(({ closedBook }) => closedBook !== null) ? <span><span class="key-closed" /> without docs; from there to the dot is the docs lift</span> : null}
          </span>
        </>
      }
    />
  );
}
