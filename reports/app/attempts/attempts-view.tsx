import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { routeTo } from '../route.ts';
import { AttemptDetail } from './attempt-detail.tsx';
import { AttemptFilters } from './attempt-filters.tsx';
import { AttemptList } from './attempt-list.tsx';
import { filterAttempts } from './filter-attempts.ts';

/** The list with its filters, or the one attempt that the address names. */
export function AttemptsView({ report, query }: { report: Report; query: Readonly<Record<string, string>> }): VNode {
  const attempts = filterAttempts(report, query);
  const { open: key, ...filters } = query;
  const open = report.attempts.find((attempt) => attempt.key === key);
  if (open !== undefined) return <AttemptDetail report={report} row={open} among={attempts} filters={filters} />;
  return (
    <section id="attempts">
      <h1 tabIndex={-1}>Attempts</h1>
      <AttemptFilters report={report} query={filters} />
      <p class="muted" role="status">
        {attempts.length === report.attempts.length ? plural(attempts.length, 'attempt') : `${String(attempts.length)} of ${plural(report.attempts.length, 'attempt')}`}
        {Object.values(filters).some((value) => value !== '') ? (
          <>
            {' · '}
            <a href={routeTo('attempts')}>show all</a>
          </>
        ) : null}
      </p>
      {attempts.length === 0 ? <p>No attempt fits these filters.</p> : <AttemptList report={report} attempts={attempts} filters={filters} />}
    </section>
  );
}
