import * as Plot from '@observablehq/plot';
import { bandOf } from '../../../evaluators/score-band.ts';
import { figure } from '../figures.ts';
import { routeTo } from '../route.ts';
import { hardestFirst, taskCells } from './task-cells.ts';
import type { CellsRequest, TaskCell } from './task-cells.ts';

const narrow = 520;

/** A cell for each task and persona: its score stands in it, its tint is that of the score's band, hatching is what is unscored. */
export function drawHeatMap({ width, ...request }: CellsRequest & { width: number }): Element {
  const cells = taskCells(request);
  const { report, group, place } = request;
  const isNarrow = width < narrow;
  const marginLeft = isNarrow ? Math.min(130, width * 0.36) : 250;
  const rowHeight = isNarrow ? 38 : 32;
  const titles = new Map(report.tasks.map(({ id, title }) => [id, title]));
  const tasks = hardestFirst(report, group);
  const fontSize = isNarrow ? 12 : 14;
  // A row has room for two lines.
  const shortTitles = report.tasks.every(({ title }) => title.length <= (2 * (marginLeft - 16)) / (0.45 * fontSize));
  const chart = Plot.plot({
    width,
    height: 28 + tasks.length * rowHeight,
    marginLeft, marginRight: 0, marginTop: 28, marginBottom: 0,
    className: 'heat',
    x: { domain: group.personas.map(({ persona }) => persona), padding: 0.04, axis: null },
    y: { domain: tasks, padding: 0.1, axis: null },
    style: { fontSize: `${String(fontSize)}px`, color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.axisX({ anchor: 'top', label: null, tickSize: 0, fontSize: isNarrow ? 10.5 : 13, color: 'var(--muted)', lineWidth: (1.3 * (width - marginLeft)) / Math.max(1, group.personas.length) / (isNarrow ? 10.5 : 13), textOverflow: 'ellipsis', tickFormat: (id: string) => cells.find(({ persona }) => persona === id)?.personaTitle ?? id }),
      Plot.text(tasks, { y: (id: string) => id, frameAnchor: 'left', dx: 2 - marginLeft, textAnchor: 'start', text: (id: string) => titles.get(id) ?? id, lineWidth: (marginLeft - 16) / fontSize, textOverflow: isNarrow && shortTitles ? null : 'ellipsis', fill: 'var(--link)', href: (id: string) => routeTo('attempts', { task: id, group: report.groups.length === 1 ? '' : String(place) }) }),
      Plot.cell(cells, { x: 'persona', y: 'task', rx: 5, fill: tint, stroke: ({ usability }: TaskCell) => (usability === null ? 'var(--line-strong)' : 'none'), strokeDasharray: '3,3', href: 'href', title: 'says' }),
      Plot.text(cells, { x: 'persona', y: 'task', text: wordsIn, fill: ({ usability }: TaskCell) => (usability === null ? 'var(--muted)' : 'var(--ink)'), pointerEvents: 'none' }),
    ],
  });
  return named(chart, cells);
}

/** In words that need no colour: nothing is told by the tint alone. */
function wordsIn({ isTried, usability, solved }: TaskCell): string {
  if (!isTried) return 'not tried';
  return usability === null ? 'unscored' : `${figure(usability)}${solved === '' ? '' : solved === '✓' ? ` ${solved}` : ` · ${solved}`}`;
}

function tint({ usability }: TaskCell): string {
  return usability === null ? 'var(--paper)' : `var(--${bandOf(usability)})`;
}

/** Links are called by what they lead to, and the chart by what it is. */
function named(chart: Element, cells: readonly TaskCell[]): Element {
  for (const link of chart.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
    const cell = cells.find((each) => each.href === href && link.querySelector('rect') !== null);
    if (cell !== undefined) link.setAttribute('aria-label', cell.says);
  }
  return chart;
}
