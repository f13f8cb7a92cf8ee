import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { plural } from '../figures.ts';
import type { Column } from './arrange-rows.ts';
import { arrangeRows } from './arrange-rows.ts';
import { ColumnHead } from './column-head.tsx';
import { TableFinder } from './table-finder.tsx';
import { useTableQuery } from './use-table-query.ts';

export interface DataTableProps<Row> {
  /** Unique on the page: the address keeps its order as `<id>.sort` and its filter as `<id>.find`. */
  id: string;
  /** What a screen reader calls it. */
  label: string;
  caption?: ComponentChildren;
  /** The first one heads its row. Columns and rows are best the same arrays from one drawing to the next. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Rows that stay below the others whatever their order, such as sums. */
  totals?: readonly Row[];
  /** Offers a field that finds rows by their text; says what they are, as in `attempt`. */
  find?: string | undefined;
  /** Rows beyond this come on demand. */
  atFirst?: number;
  class?: string;
}

/** A table that is sorted by its headers, and filtered where asked for; both are kept in the address. */
export function DataTable<Row>({ id, label, caption, columns, rows, keyOf, totals = [], find, atFirst = Infinity, class: own = '' }: DataTableProps<Row>): VNode {
  const [{ sort, text }, change] = useTableQuery(id);
  const [most, setMost] = useState(atFirst);
  const arranged = useMemo(() => arrangeRows({ columns, rows, sort, text: find === undefined ? '' : text }), [columns, rows, sort?.id, sort?.desc, text, find]);
  const rest = arranged.length - most;
  return (
    <div class="data-table">
      {find === undefined || rows.length < 2 ? null : <TableFinder noun={find} text={text} found={arranged.length} of={rows.length} onFind={(next) => { change({ sort, text: next }); }} />}
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class={own}>
          {caption === undefined ? null : <caption>{caption}</caption>}
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHead key={column.id} column={column} sort={sort} isSortable={rows.length > 1} onSort={(next) => { change({ sort: next, text }); }} />
              ))}
            </tr>
          </thead>
          <tbody>
            {arranged.slice(0, most).map((row) => (
              <TableRow key={keyOf(row)} row={row} columns={columns} />
            ))}
          </tbody>
          {totals.length === 0 ? null : (
            <tfoot>
              {totals.map((row) => (
                <TableRow key={keyOf(row)} row={row} columns={columns} />
              ))}
            </tfoot>
          )}
        </table>
      </div>
      {rest > 0 ? (
        <button type="button" onClick={() => { setMost(most + step); }}>
          Show {plural(Math.min(step, rest), `more ${find ?? 'row'}`)}
        </button>
      ) : null}
    </div>
  );
}

const step = 1000;

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }): VNode {
  return (
    <tr>
      {columns.map((column, i) => {
        const shown = column.cell === undefined ? column.value(row) ?? '–' : column.cell(row);
        const style = [column.kind === 'number' ? 'number' : '', column.class ?? ''].join(' ').trim();
        return i === 0 ? (
          <th key={column.id} scope="row" class={style}>
            {shown}
          </th>
        ) : (
          <td key={column.id} class={style}>
            {shown}
          </td>
        );
      })}
    </tr>
  );
}
