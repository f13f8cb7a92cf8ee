import type { VNode } from 'preact';
import type { Column, Sort } from './arrange-rows.ts';

export interface ColumnHeadProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  isSortable: boolean;
  onSort: (next: Sort | null) => void;
}

/** A header whose button sorts by its column: one way, the other way, and as it was. */
export function ColumnHead<Row>({ column, sort, isSortable, onSort }: ColumnHeadProps<Row>): VNode {
  const { id, title, help, kind } = column;
  const own = sort?.id === id ? sort : null;
  const style = [kind === 'number' ? 'number' : '', column.class ?? ''].join(' ').trim();
  if (!isSortable || title === '') return <th scope="col" class={style} title={help}>{title}</th>;
  return (
    <th scope="col" class={style} aria-sort={own === null ? undefined : own.desc ? 'descending' : 'ascending'}>
      <button type="button" class="sort" title={help} onClick={() => { onSort(nextSort(own, { id, startsDown: kind === 'number' })); }}>
        {title}
        <span class="sort-mark" aria-hidden="true">
          {own === null ? '↕' : own.desc ? '↓' : '↑'}
        </span>
      </button>
    </th>
  );
}

function nextSort(own: Sort | null, { id, startsDown }: { id: string; startsDown: boolean }): Sort | null {
  if (own === null) return { id, desc: startsDown };
  return own.desc === startsDown ? { id, desc: !startsDown } : null;
}
