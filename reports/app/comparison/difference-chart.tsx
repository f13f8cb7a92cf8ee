import * as Plot from '@observablehq/plot';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MeasureComparison } from '../../../runs/comparison/run-comparison.ts';
import { intervalPoints, signedPoints } from '../../comparison/signed-points.ts';

/** Beyond so many rows a chart says no more than the table does. */
const mostRows = 30;

/** A line for each part: the difference as a dot, its interval around it, and where nothing would differ. */
export function DifferenceChart({ title, parts }: { title: string; parts: readonly MeasureComparison[] }): VNode | null {
  const ref = useRef<HTMLDivElement>(null);
  const drawn = parts.filter(({ difference }) => difference !== null).slice(0, mostRows);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      element.replaceChildren(draw({ title, parts: drawn, width: element.clientWidth }));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [title, parts]);
  if (drawn.length === 0) return null;
  return (
    <figure class="difference-chart">
      <figcaption>{title}</figcaption>
      <div ref={ref} />
    </figure>
  );
}

interface Row {
  name: string;
  difference: number;
  low: number;
  high: number;
  verdict: string;
  words: string;
}

function draw({ title, parts, width }: { title: string; parts: readonly MeasureComparison[]; width: number }): Element {
  const rows = parts.map(({ name, difference, low, high, verdict }): Row => ({
    name, difference: difference ?? 0, low: low ?? difference ?? 0, high: high ?? difference ?? 0, verdict,
    words: `${name} ${signedPoints(difference)}${low === null ? '' : ` (${intervalPoints({ low, high })})`}, ${verdict}`,
  }));
  const reach = Math.max(5, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const marginLeft = Math.min(width * 0.36, 12 + 7.2 * Math.max(...rows.map(({ name }) => name.length)));
  const most = Math.max(6, Math.floor((marginLeft - 12) / 7.2));
  const chart = Plot.plot({
    width,
    marginLeft,
    marginRight: 52,
    marginTop: 4,
    marginBottom: 28,
    height: 36 + rows.length * 28,
    ariaLabel: `${title}: ${rows.map(({ words }) => words).join('; ')}`,
    x: { domain: [-reach * 1.05, reach * 1.05], ticks: width < 500 ? 3 : 5, tickSize: 0, label: null, tickFormat: (value: number) => signedPoints(value).replace('.0', '') },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0, tickFormat: (name: string) => (name.length > most ? `${name.slice(0, most - 1)}…` : name) },
    color: { domain: ['better', 'worse', 'no conclusion'], range: ['var(--excellent-ink)', 'var(--poor-ink)', 'var(--muted)'] },
    style: { fontSize: '13px', color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
      Plot.link(rows, { y1: 'name', y2: 'name', x1: 'low', x2: 'high', stroke: 'verdict', strokeWidth: 3, strokeOpacity: 0.5, strokeLinecap: 'round' }),
      Plot.dot(rows, { y: 'name', x: 'difference', fill: 'verdict', r: 4.5, title: 'words' }),
      Plot.text(rows, { y: 'name', x: reach * 1.05, text: ({ difference }: Row) => signedPoints(difference), dx: 48, textAnchor: 'end', fontWeight: 600, fill: 'currentColor' }),
    ],
  });
  // One picture with one text: its groups have names that nobody may give to a group.
  chart.setAttribute('role', 'img');
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return chart;
}
