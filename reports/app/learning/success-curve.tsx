import * as Plot from '@observablehq/plot';
import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Report, ReportGroup } from '../../report.ts';
import { thousands } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { PlotFigure } from '../parts/plot-figure.tsx';
import { lastSuccess, successSteps } from './success-steps.ts';
import type { Spent, SuccessStep } from './success-steps.ts';

export interface SuccessCurveProps {
  report: Report;
  group: ReportGroup;
}

const titles: Record<Spent, string> = { lookUps: 'look-ups', tokens: 'tokens' };

/** A curve for each persona over look-ups, and over tokens where a model was called. */
export function SuccessCurve({ report, group }: SuccessCurveProps): VNode {
  const draw = useCallback((width: number) => drawCurves({ report, group, width }), [report, group]);
  const name = groupName(report, group);
  return (
    <PlotFigure
      class="success-curve"
      draw={draw}
      caption={
        <>
          <span>{name === '' ? 'Attempts with a first success, in percent' : `${name}: attempts with a first success, in percent`}</span>
          <span class="legend">
            {group.personas.map(({ persona }, i) => (
              <span key={persona}>
                <span class={`line-key line-${String(i % 4)}`} /> {personaTitle(report, persona)}
              </span>
            ))}
          </span>
        </>
      }
    />
  );
}

const wide = 640;

function drawCurves({ report, group, width }: SuccessCurveProps & { width: number }): Element {
  const shown = (['lookUps', 'tokens'] as const).filter((spent) => spent === 'lookUps' || lastSuccess(report, group, spent) > 0);
  const isWide = width >= wide;
  const own = isWide && shown.length > 1 ? Math.floor((width - 32) / 2) : Math.min(width, 640);
  const charts = document.createElement('div');
  charts.className = 'curves';
  charts.append(...shown.map((spent) => curve({ report, group, spent, width: own })));
  return charts;
}

/** Told apart without colour too. */
const dashes = ['', '7,3', '2,3', '9,3,2,3'];

function curve({ report, group, spent, width }: SuccessCurveProps & { spent: Spent; width: number }): Element {
  const most = Math.max(1, lastSuccess(report, group, spent));
  const steps = group.personas.flatMap(({ persona }) => successSteps({ report, group, persona, spent }).map((step) => ({ ...step, persona })));
  const ends = group.personas.flatMap(({ persona }) => steps.filter((step) => step.persona === persona).at(-1) ?? []);
  return Plot.plot({
    width,
    height: 220,
    marginLeft: 40, marginRight: 24, marginTop: 14, marginBottom: 38,
    ariaLabel: `Attempts with a first success by ${titles[spent]} spent: ${ends.map(({ persona, percent }) => `${personaTitle(report, persona)} ${String(Math.round(percent))} %`).join(', ')}`,
    x: { label: `${titles[spent]} spent`, labelAnchor: 'center', labelArrow: 'none', domain: [0, 1.04 * most], tickFormat: thousands, ticks: wholeTicks(most) },
    y: { label: null, domain: [0, 100], ticks: [0, 25, 50, 75, 100], tickSize: 0, grid: true },
    style: { fontSize: '12px', color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: group.personas.map(({ persona }, i) =>
      Plot.line(steps.filter((step) => step.persona === persona), { x: 'spent', y: 'percent', curve: 'step-after', stroke: `var(--series-${String(i % 4)})`, strokeWidth: 2.25, strokeDasharray: dashes[i % 4] ?? '', title: (step: SuccessStep) => `${personaTitle(report, persona)}: ${String(Math.round(step.percent))} %` }),
    ),
  });
}

/** Nobody looks something up by halves. */
function wholeTicks(most: number): number | number[] {
  return most < 5 ? Array.from({ length: most + 1 }, (_, i) => i) : 5;
}
