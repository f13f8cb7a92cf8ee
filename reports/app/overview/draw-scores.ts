import * as Plot from '@observablehq/plot';
import { measures } from '../../../runs/comparison/compared-run.ts';
import type { Measure } from '../../../runs/comparison/compared-run.ts';
import type { Report } from '../../report.ts';
import { figure } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { headlineGroups } from '../../headline-groups.ts';
import { scorePoints } from './score-points.ts';
import type { ScorePoint } from './score-points.ts';

interface Mark {
  persona: string;
  measure: string;
  group: string;
  colour: string;
  mean: number;
  low: number;
  high: number;
  says: string;
}

/** Where bands begin. */
const bands = [41, 61, 81];
/** Below this the measures stand below each other. */
const wide = 700;
const fontSize = 13;

/** Small multiples, a column for each measure and a row for each persona; on a narrow screen the measures one below the other. */
export function drawScores({ report, width }: { report: Report; width: number }): Element {
  const points = scorePoints(report);
  if (width >= wide) return panel({ report, width, points, shown: measures });
  const charts = document.createElement('div');
  charts.append(...measures.map((measure) => panel({ report, width, points: points.filter((point) => point.measure === measure), shown: [measure] })));
  return charts;
}

interface PanelRequest {
  report: Report;
  width: number;
  points: readonly ScorePoint[];
  shown: readonly Measure[];
}

function panel({ report, width, points, shown }: PanelRequest): Element {
  const groups = headlineGroups(report).map((group) => groupName(report, group));
  const personas = report.personas.map(({ id }) => id);
  const marks = points.flatMap((point) => markOf(report, point, groups));
  const lines = (value: (point: ScorePoint) => number | null): { persona: string; measure: string; group: string; at: number }[] =>
    points.flatMap((point) => {
      const at = value(point);
      return at === null ? [] : [{ ...place(point, groups), at }];
    });
  const floors = lines(({ floor }) => floor);
  const closed = lines(({ closedBook }) => closedBook);
  const rowHeight = Math.max(34, 15 * groups.length + 12);
  // The labels of lines stand between the titles and the first row.
  const top = floors.length > 0 ? 36 : 28;
  const bottom = closed.length > 0 ? 32 : 22;
  return Plot.plot({
    width,
    height: top + bottom + personas.length * rowHeight,
    marginLeft: 96,
    marginRight: 34,
    marginTop: top,
    marginBottom: bottom,
    ariaLabel: `Scores by persona. ${marks.map(({ says }) => says).join('; ')}`,
    x: { domain: [0, 100], ticks: [0, 50, 100], tickSize: 0, label: null },
    y: { domain: groups, axis: null, padding: 0.25 },
    fx: { domain: shown.map(titled), label: null, padding: width < 900 ? 0.26 : 0.16, axis: null },
    fy: { domain: personas, label: null, padding: 0.12, axis: null },
    style: { fontSize: `${String(fontSize)}px`, color: 'inherit', background: 'transparent', overflow: 'visible' },
    marks: [
      Plot.axisFx({ anchor: 'top', label: null, tickSize: 0, frameAnchor: 'top-left', textAnchor: 'start', fontSize: 14, fontWeight: 650, dx: 0, dy: floors.length > 0 ? -9 : 0 }),
      Plot.axisFy({ anchor: 'left', label: null, tickSize: 0, frameAnchor: 'left', textAnchor: 'start', dx: 8 - 96, fontSize, tickFormat: (id: string) => personaTitle(report, id), lineWidth: (96 - 10) / fontSize, textOverflow: 'ellipsis' }),
      Plot.axisX({ ticks: [0, 50, 100], tickSize: 0, tickPadding: bottom - 19, label: null, fontSize: 11, color: 'var(--muted)' }),
      Plot.ruleX([0, 100], { stroke: 'var(--line)' }),
      Plot.ruleX(bands, { stroke: 'var(--line-strong)', strokeDasharray: '1,3' }),
      Plot.tickX(closed, { fx: 'measure', fy: 'persona', x: 'at', y: 'group', stroke: 'var(--ink)', strokeWidth: 2, strokeDasharray: '2,2', insetTop: -4, insetBottom: -4 }),
      Plot.tickX(floors, { fx: 'measure', fy: 'persona', x: 'at', y: 'group', stroke: 'var(--floor)', strokeWidth: 2.5, insetTop: -4, insetBottom: -4 }),
      Plot.link(marks, { fx: 'measure', fy: 'persona', x1: 'low', x2: 'high', y1: 'group', y2: 'group', stroke: 'colour', strokeWidth: 3, strokeOpacity: 0.45, strokeLinecap: 'round' }),
      Plot.dot(marks, { fx: 'measure', fy: 'persona', x: 'mean', y: 'group', fill: 'colour', r: 5, title: 'says' }),
      Plot.text(marks, { fx: 'measure', fy: 'persona', x: 100, y: 'group', text: (mark: Mark) => figure(mark.mean), dx: 9, textAnchor: 'start', fontWeight: 650, fontSize: groups.length > 2 ? 11 : fontSize, fill: 'currentColor' }),
      ...labelled(floors, personas[0], { text: 'floor', dy: -rowHeight / 2 - 1, lineAnchor: 'middle' }),
      ...labelled(closed, personas.at(-1), { text: 'no docs', dy: rowHeight / 2 + 1, lineAnchor: 'middle' }),
    ],
  });
}

/** The line of the first series in one row says what it is. */
function labelled(lines: readonly { persona: string; measure: string; group: string; at: number }[], row: string | undefined, options: Plot.TextOptions & { text: string }): Plot.Markish[] {
  const [first] = lines;
  const own = lines.filter(({ persona, group }) => persona === row && group === first?.group);
  return [Plot.text(own, { fx: 'measure', fy: 'persona', x: 'at', y: 'group', fontSize: 11, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3, ...options, text: () => options.text })];
}

function markOf(report: Report, point: ScorePoint, groups: readonly string[]): Mark[] {
  if (point.value === null) return [];
  const { mean, low, high } = point.value;
  const own = place(point, groups);
  const against = [point.floor === null ? '' : `, floor ${figure(point.floor)}`, point.closedBook === null ? '' : `, without docs ${figure(point.closedBook)}`].join('');
  return [{ ...own, mean, low, high, colour: `var(--series-${String(point.series % 4)})`, says: `${own.group === '' ? '' : `${own.group}, `}${own.measure}, ${personaTitle(report, own.persona)} ${figure(mean)} (${figure(low)} to ${figure(high)})${against}` }];
}

/** By id: two personas may have one title. */
function place({ persona, measure, series }: ScorePoint, groups: readonly string[]): { persona: string; measure: string; group: string } {
  return { persona, measure: titled(measure), group: groups[series] ?? '' };
}

function titled(measure: Measure): string {
  return `${measure.charAt(0).toUpperCase()}${measure.slice(1)}`;
}
