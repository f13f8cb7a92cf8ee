import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Report } from '../../report.ts';
import { thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { replaceRoute, routeTo, useRoute } from '../route.ts';
import { filterSymbols, symbolFilters } from './filter-symbols.ts';
import type { SymbolRow } from './symbol-rows.ts';

/** Every symbol of one library; the address keeps which are shown. */
export function SymbolTable({ library, rows, report }: { library: string; rows: SymbolRow[]; report: Report }): VNode {
  const { query } = useRoute();
  const name = `symbols-${library}.show`;
  const chosen = query[name] ?? '';
  const shown = useMemo(() => filterSymbols(rows, chosen), [rows, chosen]);
  const columns = useMemo(() => columnsFor(library, report.attempts.length), [library, report]);
  return (
    <>
      <h3 id={`symbols-${library}`} tabIndex={-1}>Every symbol</h3>
      <label class="symbol-filter">
        <span class="unseen">Which symbols are shown</span>
        <select name={name} value={chosen} onChange={(event) => { replaceRoute('coverage', { ...query, [name]: event.currentTarget.value }); }}>
          {Object.entries(symbolFilters).map(([value, { title }]) => (
            <option key={value} value={value === 'all' ? '' : value}>
              {title} ({thousands(filterSymbols(rows, value).length)})
            </option>
          ))}
        </select>
      </label>
      {shown.length === 0 ? <p class="muted">No symbol is of this sort.</p> : <DataTable id={`symbols-${library}`} label="Symbols" columns={columns} rows={shown} keyOf={({ id }) => id} find="symbol" atFirst={20} class="symbols" />}
    </>
  );
}

const docsWords: Record<SymbolRow['docs'], string> = { documented: 'explained', mentioned: 'only named', absent: 'absent', unknown: 'unknown' };

function columnsFor(library: string, attempts: number): Column<SymbolRow>[] {
  return [
    { id: 'id', title: 'Symbol', value: ({ id }) => id, cell: ({ id, deprecated, kind }) => <><code>{id}</code> <span class="muted small">{deprecated === true ? `${kind}, deprecated` : kind}</span></> },
    { id: 'docs', title: 'In the docs', value: ({ docs }) => docsWords[docs], cell: ({ docs, page }) => <><span class={`docs-mark docs-${docs}`}>{docsWords[docs]}</span>{page === undefined ? null : <span class="muted small block">{page}</span>}</> },
    { id: 'example', title: 'In code', value: ({ example = '' }) => example, cell: ({ example }) => <span class="muted small">{example ?? '–'}</span>, class: 'wide-only' },
    { id: 'used', title: 'Used by', help: `Of ${String(attempts)} attempts`, value: ({ used = 0 }) => used, cell: ({ used = 0 }) => (used === 0 ? '–' : thousands(used)), kind: 'number' },
    {
      id: 'misused', title: 'Misused by', value: ({ misused }) => misused?.attempts ?? 0, kind: 'number',
      cell: ({ id, misused }) => (misused === undefined ? '–' : <a href={routeTo('attempts', { symbol: `${library} ${id}` })} title={misused.classes.join(', ')}>{thousands(misused.attempts)}</a>),
    },
  ];
}
