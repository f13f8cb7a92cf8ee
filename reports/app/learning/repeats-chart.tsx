import * as Plot from '@observablehq/plot';
import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Report, ReportGroup } from '../../report.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { PlotFigure } from '../parts/plot-figure.tsx';
import { RepeatsTable } from './repeats-table.tsx';

export interface RepeatsChartProps {
  report: Report;
  group: ReportGroup;
}

interface Point {
  persona: string;
  k: number;
  mean: number;
  low: number;
  high: number;
  says: string;
}

/** Success by the number of attempts, a panel for each persona; nothing where no task was tried more than once. */
export function RepeatsChart({ report, group }: RepeatsChartProps): VNode | null {
  const draw = useCallback((width: number) => drawRepeats({ report, group, width }), [report, group]);
  if (group.personas.every(({ repeats }) => repeats.length === 0)) return null;
  const name = groupName(report, group);
  return (
    <PlotFigure
      class="repeats-chart"
      draw={draw}
      table={() => <RepeatsTable report={report} group={group} />}
      caption={
        <>
          <span>{name === '' ? '' : `${name}: `}Tasks solved by at least one of k attempts (pass@k) and by each of k (pass^k), in percent, with 95 % intervals over tasks</span>
          <span class="legend">
            <span><span class="line-key line-0" /> pass@k</span>
            <span><span class="line-key line-1" /> pass^k</span>
          </span>
        </>
      }
    />
  );
}

function drawRepeats({ report, group, width }: RepeatsChartProps & { width: number }): Element {
  const rates = (kind: 'passAtK' | 'passHatK'): Point[] =>
    group.personas.flatMap(({ persona, repeats }) => repeats.map(({ k, [kind]: { mean, low, high } }) => {
      const title = personaTitle(report, persona);
      return { persona, k, mean, low, high, says: `${title} ${kind === 'passAtK' ? 'pass@' : 'pass^'}${String(k)} ${String(Math.round(mean))} (${String(Math.round(low))} to ${String(Math.round(high))})` };
    }));
  const [any, every] = [rates('passAtK'), rates('passHatK')];
  const sizes = [...new Set(any.map(({ k }) => k))].sort((a, b) => a - b);
  const columns = width >= 620 ? group.personas.length : 2;
  const personas = group.personas.map(({ persona }) => persona);
  const place = ({ persona }: Point): { fx: number; fy: number } => ({ fx: personas.indexOf(persona) % columns, fy: Math.floor(personas.indexOf(persona) / columns) });
  const series = (points: readonly Point[], { colour, dash, shift }: { colour: string; dash: string; shift: number }): Plot.Markish[] => {
    const options = { fx: (point: Point) => place(point).fx, fy: (point: Point) => place(point).fy, stroke: colour };
    return [
      Plot.ruleX(points, { ...options, x: 'k', y1: 'low', y2: 'high', strokeWidth: 2.5, strokeOpacity: 0.4, dx: shift }),
      Plot.line(points, { ...options, x: 'k', y: 'mean', z: 'persona', strokeWidth: 2, ...(dash === '' ? {} : { strokeDasharray: dash }), dx: shift }),
      Plot.dot(points, { ...options, x: 'k', y: 'mean', fill: colour, r: 3.5, title: 'says', dx: shift }),
    ];
  };
  return Plot.plot({
    width,
    height: 40 + 170 * Math.ceil(personas.length / columns),
    marginLeft: 38, marginRight: 12, marginTop: 26, marginBottom: 34,
    ariaLabel: [...any, ...every.filter(({ k }) => k > 1)].map(({ says }) => says).join('; '),
    x: { domain: [Math.min(...sizes) - 0.3, Math.max(...sizes) + 0.3], ticks: sizes, tickFormat: 'd', label: 'attempts', labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, 100], ticks: [0, 50, 100], tickSize: 0, label: null, grid: true },
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.28 },
    style: { fontSize: '12px', color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.text(personas, { fx: (id: string) => personas.indexOf(id) % columns, fy: (id: string) => Math.floor(personas.indexOf(id) / columns), text: (id: string) => personaTitle(report, id), frameAnchor: 'top-left', dy: -20, fontWeight: 650, fontSize: 13, lineWidth: (width - 60) / columns / 14, textOverflow: 'ellipsis' }),
      ...series(any, { colour: 'var(--series-0)', dash: '', shift: -2 }),
      ...series(every, { colour: 'var(--series-1)', dash: '6,3', shift: 2 }),
    ],
  });
}
