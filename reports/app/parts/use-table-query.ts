import { replaceRoute, useRoute } from '../route.ts';
import type { Sort } from './arrange-rows.ts';

export interface TableQuery {
  sort: Sort | null;
  text: string;
}

/** What the address says of one table (`attempts.sort=-usability&attempts.find=page`), and how to change it. */
export function useTableQuery(id: string): [TableQuery, (next: TableQuery) => void] {
  const { view, query } = useRoute();
  const change = ({ sort, text }: TableQuery): void => {
    replaceRoute(view, { ...query, [`${id}.sort`]: writeSort(sort), [`${id}.find`]: text });
  };
  return [{ sort: readSort(query[`${id}.sort`] ?? ''), text: query[`${id}.find`] ?? '' }, change];
}

/** A minus before the column stands for the largest first. */
function readSort(text: string): Sort | null {
  if (text === '') return null;
  return text.startsWith('-') ? { id: text.slice(1), desc: true } : { id: text, desc: false };
}

function writeSort(sort: Sort | null): string {
  return sort === null ? '' : `${sort.desc ? '-' : ''}${sort.id}`;
}
