import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import { arrangeRows } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useTableQuery } from '../parts/use-table-query.ts';
import { routeTo } from '../route.ts';
import { attemptColumns } from './attempt-columns.tsx';
import { AttemptDetail } from './attempt-detail.tsx';
import { AttemptFilters } from './attempt-filters.tsx';
import { filterAttempts, unlistedNaming } from './filter-attempts.ts';

/** Rows beyond these come on demand, so that a long run opens as fast as a short one. */
const atFirst = 200;
const table = 'list';

/** The list with its filters, or the one attempt that the address names. */
export function AttemptsView({ report, query }: { report: Report; query: Readonly<Record<string, string>> }): VNode {
  const key = query['open'];
  const filters = Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'open' && name !== 'step'));
  const address = JSON.stringify(filters);
  const attempts = useMemo(() => filterAttempts(report, filters), [report, address]);
  const columns = useMemo(() => attemptColumns(report, filters), [report, address]);
  const [{ sort, text }] = useTableQuery(table);
  const open = report.attempts.find((attempt) => attempt.key === key);
  if (open !== undefined) return <AttemptDetail report={report} row={open} among={arrangeRows({ columns, rows: attempts, sort, text })} filters={filters} />;
  return (
    <section id="attempts">
      <h1 tabIndex={-1}>Attempts</h1>
      <AttemptFilters report={report} query={filters} />
      <p class="muted" role="status">
        {attempts.length === report.attempts.length ? plural(attempts.length, 'attempt') : `${String(attempts.length)} of ${plural(report.attempts.length, 'attempt')}`}
        <Beyond report={report} query={filters} />
        {Object.values(filters).some((value) => value !== '') ? (
          <>
            {' · '}
            <a href={routeTo('attempts')}>show all</a>
          </>
        ) : null}
      </p>
      {attempts.length === 0 ? <p>{report.attempts.length === 0 ? 'Nothing has been tried yet.' : 'No attempt fits these filters.'}</p> : (
        <DataTable id={table} label="Attempts" columns={columns} rows={attempts} keyOf={(row) => row.key} find="attempt" atFirst={atFirst} class="attempt-list" />
      )}
    </section>
  );
}

/** Filters that other places of the report lead to, and that no field above shows. */
function Beyond({ report, query: { symbol = '', fix = '' } }: { report: Report; query: Readonly<Record<string, string>> }): VNode | null {
  if (symbol !== '') {
    const unlisted = unlistedNaming(report, symbol);
    return <> that misused or invented <code>{symbol.slice(symbol.indexOf(' ') + 1)}</code>{unlisted > 0 ? `; ${thousands(unlisted)} more are not listed` : ''}</>;
  }
  return fix === '' ? null : <> that met fix {fix}</>;
}
