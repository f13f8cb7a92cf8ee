import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Report, ReportGroup } from '../../report.ts';
import { figure } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { PlotFigure } from '../parts/plot-figure.tsx';
import { routeTo } from '../route.ts';
import { drawHeatMap } from './draw-heat-map.ts';
import { taskCells } from './task-cells.ts';
import type { CellsRequest, TaskCell } from './task-cells.ts';

/** Tasks by personas of one group, as a chart whose cells lead to their attempts, and as a table. */
export function HeatMap({ report, group, place }: CellsRequest): VNode {
  const draw = useCallback((width: number) => drawHeatMap({ report, group, place, width }), [report, group, place]);
  const name = groupName(report, group);
  return (
    <PlotFigure
      class="heat-map"
      caption={name === '' ? 'Tasks by persona' : name}
      draw={draw}
      table={() => <TaskTable report={report} group={group} place={place} />}
    />
  );
}

interface Row {
  id: string;
  title: string;
  place: number;
  cells: TaskCell[];
}

function TaskTable(request: CellsRequest): VNode {
  const { report, group, place } = request;
  const cells = taskCells(request);
  const rows = report.tasks.map(({ id, title }, i) => ({ id, title, place: i, cells: cells.filter(({ task }) => task === id) }));
  return <DataTable id={`tasks-${String(place)}`} label={`Tasks by persona ${groupName(report, group)}`} columns={columnsOf(report, group)} rows={rows} keyOf={({ id }) => id} class="figures" />;
}

function columnsOf(report: Report, group: ReportGroup): Column<Row>[] {
  return [
    { id: 'task', title: 'Task', value: ({ title }) => title, cell: ({ id, title }) => <a href={routeTo('attempts', { task: id })}>{title}</a> },
    ...group.personas.map(({ persona }, i): Column<Row> => ({
      id: persona, title: personaTitle(report, persona), kind: 'number',
      value: ({ cells }) => cells[i]?.usability ?? null,
      cell: ({ cells }) => <TableCell cell={cells[i]} />,
    })),
  ];
}

function TableCell({ cell }: { cell: TaskCell | undefined }): VNode {
  if (cell?.isTried !== true) return <span class="muted">not tried</span>;
  if (cell.usability === null) return <span class="muted">unscored</span>;
  return (
    <>
      {figure(cell.usability)}
      <span class="solved-mark">{cell.solved}</span>
    </>
  );
}
