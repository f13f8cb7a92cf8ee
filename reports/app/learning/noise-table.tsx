import type { VNode } from 'preact';
import type { Report, ReportGroup } from '../../report.ts';
import { noiseColumns, noiseRows, noiseSentence } from '../../noise-words.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Fold } from '../parts/fold.tsx';
import { groupName } from '../parts/group-name.ts';

type Row = ReturnType<typeof noiseRows>[number];

/** What chance alone does: nothing where no task was tried more than once. */
export function NoiseTable({ report, group }: { report: Report; group: ReportGroup }): VNode | null {
  const rows = noiseRows(report, group);
  if (rows.length === 0) return null;
  return (
    <>
      <p>{noiseSentence(group)}</p>
      <Fold summary="Noise floor by persona" isPrinted>
        {() => <DataTable id={`noise-${String(report.groups.indexOf(group))}`} label={`Noise floor ${groupName(report, group)}`} columns={columns} rows={rows} keyOf={({ name }) => name} class="figures" />}
      </Fold>
    </>
  );
}

const columns: Column<Row>[] = [
  { id: 'persona', title: 'Persona', value: ({ name }) => name },
  ...noiseColumns.map((title, i): Column<Row> => ({ id: title.toLowerCase(), title, kind: 'number', value: ({ cells }) => deviationIn(cells[i]), cell: ({ cells }) => cells[i] ?? '–' })),
];

/** The figure before the brackets. */
function deviationIn(cell: string | undefined): number | null {
  const deviation = Number.parseFloat(cell ?? '');
  return Number.isNaN(deviation) ? null : deviation;
}
