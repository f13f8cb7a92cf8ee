import type { VNode } from 'preact';
import { alphaInterval, alphaValue } from '../../judging/judging-words.ts';
import type { JudgedDimension, Judging } from '../../judging/judging.ts';
import type { Score } from '../../report.ts';
import { figure, range } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';

/** Measured beside judged in each dimension, over the same attempts. */
export function DimensionTable({ judging }: { judging: Judging }): VNode {
  const shown = judging.judges.length > 1 ? columns : columns.filter(({ id }) => id !== 'alpha');
  return <DataTable id="judged" label="Measured and judged by dimension" columns={shown} rows={judging.dimensions} keyOf={({ dimension }) => dimension} class="figures judged-dimensions" />;
}

const columns: Column<JudgedDimension>[] = [
  { id: 'dimension', title: 'Dimension', class: 'dimension-name', value: ({ dimension }) => dimension },
  { id: 'measured', title: 'Measured', kind: 'number', value: ({ measured }) => measured?.mean ?? null, cell: ({ measured }) => <Mean value={measured} /> },
  { id: 'judged', title: 'Judged', kind: 'number', value: ({ judged }) => judged?.mean ?? null, cell: ({ judged }) => <Mean value={judged} /> },
  { id: 'alpha', title: 'Judges’ alpha', kind: 'number', value: ({ alpha }) => alpha?.value ?? null, cell: ({ alpha }) => <Alpha alpha={alpha} /> },
  { id: 'parted', title: 'Far apart', kind: 'number', value: ({ parted }) => parted, cell: ({ parted, attempts }) => <>{parted}<span class="muted"> of {attempts}</span></> },
];

function Alpha({ alpha }: { alpha: JudgedDimension['alpha'] }): VNode {
  const interval = alphaInterval(alpha);
  return (
    <>
      {alphaValue(alpha)}
      {interval === '' ? null : <span class="muted interval-text wide-interval">{interval}</span>}
    </>
  );
}

function Mean({ value }: { value: Score['value'] }): VNode {
  return (
    <>
      {figure(value?.mean ?? null)}
      {value === null ? null : <span class="muted interval-text">{range(value)}</span>}
    </>
  );
}
