import * as Plot from '@observablehq/plot';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { PersonaScore, Report, Score } from '../../report.ts';
import { figure } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';

const measures = ['usability', ...dimensions] as const;
type Measure = (typeof measures)[number];

/** Persona by measure: the mean as a dot, its interval as a line; the table below has the same figures. */
export function PersonaChart({ report }: { report: Report }): VNode {
  return (
    <figure class="persona-chart">
      <figcaption>
        Scores by persona, with 95 % intervals; dotted lines mark where average, good and excellent begin
        {report.groups.length === 1 ? null : (
          <span class="legend">
            {report.groups.map((group, i) => (
              <span key={groupName(report, group)}>
                <span class={`swatch series-${String(i % 4)}`} /> {groupName(report, group)}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <div class="small-multiples">
        {measures.map((measure) => (
          <Panel key={measure} report={report} measure={measure} />
        ))}
      </div>
    </figure>
  );
}

function Panel({ report, measure }: { report: Report; measure: Measure }): VNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      element.replaceChildren(draw({ report, measure, width: element.clientWidth }));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [report, measure]);
  return (
    <div>
      <h3>{measure}</h3>
      <div ref={ref} class="panel" />
    </div>
  );
}

interface Point {
  persona: string;
  group: string;
  colour: string;
  mean: number;
  low: number;
  high: number;
  label: string;
}

function draw({ report, measure, width }: { report: Report; measure: Measure; width: number }): Element {
  const points = report.groups.flatMap((group, i) => group.personas.flatMap((persona) => point({ report, persona, measure, group: groupName(report, group), series: i })));
  const titles = report.personas.map(({ title }) => title);
  const groups = report.groups.map((group) => groupName(report, group));
  const marginLeft = 92;
  return Plot.plot({
    width,
    marginLeft,
    marginRight: 28,
    marginTop: 4,
    marginBottom: 24,
    height: 28 + titles.length * Math.max(30, 17 * groups.length + 12),
    ariaLabel: `${measure} by persona: ${points.map(({ label }) => label).join('; ')}`,
    x: { domain: [0, 100], ticks: [0, 50, 100], tickSize: 0, label: null },
    y: { domain: groups, axis: null, padding: 0.2 },
    fy: { domain: titles, padding: 0.32, label: null },
    style: { fontSize: '12px', color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.axisFy({ anchor: 'left', label: null, tickSize: 0, frameAnchor: 'left', textAnchor: 'start', dx: 12 - marginLeft, fontSize: 13 }),
      Plot.ruleX([0, 100], { stroke: 'var(--line)' }),
      // Where the bands begin.
      Plot.ruleX([41, 61, 81], { stroke: 'var(--line-strong)', strokeDasharray: '1,3' }),
      Plot.link(points, { fy: 'persona', x1: 'low', x2: 'high', y1: 'group', y2: 'group', stroke: 'colour', strokeWidth: 2.5, strokeOpacity: 0.45, strokeLinecap: 'round' }),
      Plot.dot(points, { fy: 'persona', x: 'mean', y: 'group', fill: 'colour', r: 4.5, title: 'label' }),
      Plot.text(points, { fy: 'persona', x: 100, y: 'group', text: (row: Point) => figure(row.mean), dx: 22, textAnchor: 'end', fontWeight: 600, fontSize: 13, fill: 'currentColor' }),
    ],
  });
}

function point({ report, persona, measure, group, series }: { report: Report; persona: PersonaScore; measure: Measure; group: string; series: number }): Point[] {
  const { value }: Score = measure === 'usability' ? persona.usability : persona.dimensions[measure];
  if (value === null) return [];
  const title = personaTitle(report, persona.persona);
  return [
    {
      persona: title,
      group,
      colour: `var(--series-${String(series % 4)})`,
      mean: value.mean,
      low: value.low,
      high: value.high,
      label: `${group === '' ? '' : `${group}, `}${title} ${figure(value.mean)} (${figure(value.low)} to ${figure(value.high)})`,
    },
  ];
}
