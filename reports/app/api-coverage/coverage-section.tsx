import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LibraryCoverage } from '../../api-coverage/coverage.ts';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import { GroupTable } from './group-table.tsx';
import { HighlightLists } from './highlight-lists.tsx';
import { symbolRows, type SymbolRow } from './symbol-rows.ts';
import { SymbolTable } from './symbol-table.tsx';

/** Every public symbol: what the docs say of it, and what attempts did with it. */
export function CoverageSection({ report }: { report: Report }): VNode {
  const { coverage } = report;
  return (
    <section id="coverage">
      <h2 tabIndex={-1}>API coverage</h2>
      {coverage === undefined ? <p>This report was written without it: “uagent report {report.stamp.run}” writes it again, with what the home folder has of the library.</p> : null}
      {coverage?.map((each) => <Library key={each.library} report={report} coverage={each} isOnly={coverage.length === 1} />)}
    </section>
  );
}

function Library({ report, coverage, isOnly }: { report: Report; coverage: LibraryCoverage; isOnly: boolean }): VNode {
  const rows = useMemo(() => symbolRows(coverage), [coverage]);
  return (
    <>
      {isOnly ? null : <h3>{coverage.library}</h3>}
      {coverage.untold === null ? <Summary coverage={coverage} rows={rows} /> : <p>{coverage.untold}</p>}
      <Resolved coverage={coverage} report={report} />
      <HighlightLists coverage={coverage} rows={rows} report={report} />
      {coverage.untold === null ? <GroupTable coverage={coverage} /> : null}
      {rows.length === 0 ? null : <SymbolTable library={coverage.library} rows={rows} report={report} />}
    </>
  );
}

function Summary({ coverage: { library, invented }, rows }: { coverage: LibraryCoverage; rows: SymbolRow[] }): VNode {
  const count = (is: (row: SymbolRow) => boolean): string => thousands(rows.filter(is).length);
  return (
    <p class="coverage-summary">
      Of {plural(rows.length, 'public symbol')} of {library} the docs explain {count(({ docs }) => docs === 'documented')}, name {count(({ docs }) => docs === 'mentioned')} without explaining them, and show {count(({ example }) => example !== undefined)} in code.
      Attempts used {count(({ used = 0 }) => used > 0)}, misused {count(({ misused }) => misused !== undefined)}, and invented {thousands(invented.length)} more.
    </p>
  );
}

/** What the figures of use rest on, and what they leave out. */
function Resolved({ coverage: { resolved, unresolved }, report }: { coverage: LibraryCoverage; report: Report }): VNode {
  if (resolved + unresolved === 0) return <p class="muted small">No attempt handed code in, so that nothing was used.</p>;
  return (
    <p class="muted small">
      Use is told by the compiler, from {plural(resolved, 'attempt')} that handed code in{unresolved === 0 ? '' : `; of ${thousands(unresolved)} more it is not known, as their compliance is unscored or was measured by an earlier version (“uagent evaluate ${report.stamp.run}” measures it again)`}.
      What the docs say is told by the names in their passages; “uagent docs coverage” has the compiler look at every example.
    </p>
  );
}
