import type { VNode } from 'preact';
import { measures } from '../../../runs/comparison/compared-run.ts';
import type { Measure } from '../../../runs/comparison/compared-run.ts';
import type { PersonaScore, Report, ReportGroup, Score } from '../../report.ts';
import { figure, range } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

interface Row {
  group: ReportGroup;
  place: number;
  own: PersonaScore;
}

/** Every group and persona with all scores, also those that the chart leaves to its lines. */
export function ScoreTable({ report }: { report: Report }): VNode {
  const rows = report.groups.flatMap((group, place) => group.personas.map((own) => ({ group, place, own })));
  return <DataTable id="scores" label="Scores by persona" columns={columnsOf(report)} rows={rows} keyOf={({ place, own }) => `${String(place)} ${own.persona}`} class="figures" />;
}

function columnsOf(report: Report): Column<Row>[] {
  const isOne = report.groups.length === 1;
  const places = new Map(report.personas.map(({ id }, i) => [id, i]));
  return [
    {
      id: 'persona', title: 'Persona',
      // Levels in their order, not in that of their letters.
      value: ({ own }) => places.get(own.persona) ?? null,
      cell: ({ own, place }) => <a href={routeTo('attempts', { persona: own.persona, group: isOne ? '' : String(place) })}>{personaTitle(report, own.persona)}</a>,
    },
    ...(isOne ? [] : [{ id: 'group', title: 'Run with', class: 'words', value: ({ group }: Row) => groupName(report, group) }]),
    ...measures.map((measure): Column<Row> => ({ id: measure, title: measure, kind: 'number', value: ({ own }) => scoreOf(own, measure).value?.mean ?? null, cell: ({ own }) => <Cell score={scoreOf(own, measure)} /> })),
    { id: 'solved', title: 'Solved', kind: 'number', value: ({ own: { solved } }) => (solved.of === 0 ? null : solved.count / solved.of), cell: ({ own: { solved } }) => <>{solved.count}<span class="muted"> of {solved.of}</span></> },
  ];
}

function scoreOf(own: PersonaScore, measure: Measure): Score {
  return measure === 'usability' ? own.usability : own.dimensions[measure];
}

function Cell({ score: { value, unscored } }: { score: Score }): VNode {
  return (
    <>
      {figure(value?.mean ?? null)}
      {value === null ? null : <span class="muted interval-text">{range(value)}</span>}
      {unscored === 0 ? null : <span class="muted small block">{unscored} unscored</span>}
    </>
  );
}
