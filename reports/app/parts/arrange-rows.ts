import type { ComponentChildren } from 'preact';
import {
  columnFilteringFeature, constructTable, createFilteredRowModel, createSortedRowModel, filterFn_includesString, globalFilteringFeature, rowSortingFeature, tableFeatures,
} from '@tanstack/table-core';
import type { SortFn } from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';

export interface Column<Row> {
  /** Unique in its table; stands in the address. */
  id: string;
  title: string;
  /** What its header says to a mouse that rests on it. */
  help?: string;
  /** What it is sorted and found by; null stands last in either order. */
  value: (row: Row) => string | number | null;
  /** What is shown; left out: the value. */
  cell?: (row: Row) => ComponentChildren;
  /** Numbers stand right and the largest come first when sorted; left out: text. */
  kind?: 'number';
  class?: string;
}

export interface Sort {
  /** Of a column. */
  id: string;
  desc: boolean;
}

export interface ArrangeRequest<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Null, or a column that is not there: the order stays as it is. */
  sort: Sort | null;
  /** Empty: every row. */
  text: string;
}

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
});

/** A row as the library sees it: its place among those given, and its value in each column. */
interface Entry {
  place: number;
  values: Readonly<Record<string, string | number | undefined>>;
}

/** The rows that hold a text in any column, in the order of a column; rows that are alike stay in the order given. */
export function arrangeRows<Row>({ columns, rows, sort, text }: ArrangeRequest<Row>): Row[] {
  const table = constructTable<typeof features, Entry>({
    features,
    columns: columns.map(({ id }) => ({ id, accessorFn: ({ values }: Entry) => values[id], sortFn: byValue, sortUndefined: 'last' as const })),
    data: rows.map((row, place) => ({ place, values: Object.fromEntries(columns.map(({ id, value }) => [id, value(row) ?? undefined])) })),
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    state: { sorting: sort !== null && columns.some(({ id }) => id === sort.id) ? [sort] : [], globalFilter: text },
  });
  return table.getRowModel().rows.flatMap(({ original }) => rows[original.place] ?? []);
}

const collator = new Intl.Collator('en', { numeric: true });

const byValue: SortFn<typeof features, Entry> = (a, b, id) => {
  const [left, right] = [a.original.values[id], b.original.values[id]];
  return typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
};
