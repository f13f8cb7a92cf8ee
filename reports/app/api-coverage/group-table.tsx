import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LibraryCoverage } from '../../api-coverage/coverage.ts';
import { thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { routeTo, useRoute } from '../route.ts';
import { groupRows, type GroupRow } from './symbol-rows.ts';

/** The map: modules and classes, with how far the docs go with each and what attempts did with it. */
export function GroupTable({ coverage }: { coverage: LibraryCoverage }): VNode {
  const { query } = useRoute();
  const rows = useMemo(() => groupRows(coverage), [coverage]);
  const columns = useMemo(() => columnsFor(coverage.library, query), [coverage.library, query]);
  return (
    <>
      <h3>By module and class</h3>
      <p class="legend" aria-hidden="true">
        <span><span class="swatch docs-documented" /> explained</span>
        <span><span class="swatch docs-mentioned" /> only named</span>
        <span><span class="swatch docs-absent" /> absent</span>
      </p>
      <DataTable id={`groups-${coverage.library}`} label="Modules and classes" columns={columns} rows={rows} keyOf={({ name }) => name} find="module" atFirst={12} class="coverage-groups" />
    </>
  );
}

function columnsFor(library: string, query: Readonly<Record<string, string>>): Column<GroupRow>[] {
  return [
    { id: 'name', title: 'Module or class', value: ({ name }) => name, cell: ({ name }) => <a href={routeTo('coverage', { ...query, [`symbols-${library}.find`]: `${name}.`, at: `symbols-${library}` })}><code>{name}</code></a> },
    { id: 'docs', title: 'In the docs', value: (row) => row.documented / row.symbols, cell: (row) => <Bar row={row} />, kind: 'number', class: 'docs-cell' },
    { id: 'symbols', title: 'Symbols', value: ({ symbols }) => symbols, kind: 'number' },
    { id: 'shown', title: 'In code', help: 'Symbols that a code block of the docs has', value: ({ shown }) => shown, cell: ({ shown }) => orDash(shown), kind: 'number', class: 'wide-only' },
    { id: 'used', title: 'Used', help: 'Symbols that attempts used', value: ({ used }) => used, cell: ({ used }) => orDash(used), kind: 'number' },
    { id: 'misused', title: 'Misused', help: 'Symbols that findings name', value: ({ misused }) => misused, cell: ({ misused }) => orDash(misused), kind: 'number', class: 'wide-only' },
  ];
}

function Bar({ row: { symbols, documented, mentioned, absent } }: { row: GroupRow }): VNode {
  const parts = [['documented', documented], ['mentioned', mentioned], ['absent', absent]] as const;
  return (
    <span class="docs-bar" title={`${String(documented)} explained, ${String(mentioned)} only named, ${String(absent)} absent`}>
      <span class="docs-share">{Math.round((100 * documented) / symbols)} %</span>
      <span class="docs-parts" aria-hidden="true">
        {parts.map(([state, count]) => (count === 0 ? null : <span key={state} class={`docs-${state}`} style={{ flexGrow: String(count) }} />))}
      </span>
    </span>
  );
}

function orDash(count: number): string {
  return count === 0 ? '–' : thousands(count);
}
