import type { VNode } from 'preact';
import { trialKey } from '../../../agents/trial.ts';
import type { Report } from '../../report.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

type Row = Report['method']['unscored'][number];

export function UnscoredTable({ report }: { report: Report }): VNode {
  const { unscored } = report.method;
  if (unscored.length === 0) return <p>Every attempt was scored in every dimension.</p>;
  return <DataTable id="unscored" label="Unscored dimensions" columns={columnsOf(report)} rows={unscored} keyOf={({ trial, dimension }) => `${trialKey(trial)} ${dimension}`} find={unscored.length > 10 ? 'unscored dimension' : undefined} atFirst={30} class="unscored-list" />;
}

function columnsOf(report: Report): Column<Row>[] {
  const name = ({ trial }: Row): string => `${taskTitle(report, trial.task)}, ${personaTitle(report, trial.persona)}${report.groups.length === 1 ? '' : `, ${trial.model}, ${trial.arm}`}${trial.repeat === 1 ? '' : `, repeat ${String(trial.repeat)}`}`;
  return [
    { id: 'attempt', title: 'Attempt', value: name, cell: (row) => <a href={routeTo('attempts', { open: trialKey(row.trial) })}>{name(row)}</a> },
    { id: 'dimension', title: 'Dimension', value: ({ dimension }) => dimension },
    { id: 'reason', title: 'Reason', value: ({ reason }) => reason },
  ];
}
