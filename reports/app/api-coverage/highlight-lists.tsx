import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { InventedName, LibraryCoverage } from '../../api-coverage/coverage.ts';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import { personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { highlights, type SymbolRow } from './symbol-rows.ts';

export interface HighlightListsProps {
  report: Report;
  coverage: LibraryCoverage;
  rows: SymbolRow[];
}

/** The four lists that say what to do. */
export function HighlightLists({ report, coverage, rows }: HighlightListsProps): VNode {
  const { usedUndocumented, misused, documentedUnused } = useMemo(() => highlights(rows), [rows]);
  const isTold = coverage.untold === null;
  return (
    <div class="highlights">
      {isTold ? <Highlight title="Used, but not explained" none="All that attempts used is explained." items={usedUndocumented.map((row) => <Symbol key={row.id} row={row} aside={`${plural(row.used ?? 0, 'attempt')}${row.docs === 'mentioned' && row.page !== undefined ? `, named at ${row.page}` : ''}`} />)} /> : null}
      <Highlight title="Misused most" none="The compiler has nothing against any use." items={misused.map((row) => <Symbol key={row.id} row={row} aside={<Attempts symbol={row.id} library={coverage.library} count={row.misused?.attempts ?? 0} what={row.misused?.classes.join(', ') ?? ''} />} />)} />
      <Highlight title="Invented most" none="No attempt used a name that the library does not have." items={coverage.invented.map((each) => <Invented key={each.name} invented={each} report={report} library={coverage.library} />)} />
      {isTold ? <Highlight title="Explained, but never used" none="All that the docs explain was used." items={documentedUnused.map((row) => <Symbol key={row.id} row={row} aside={row.page ?? ''} />)} /> : null}
    </div>
  );
}

const atFirst = 6;

function Highlight({ title, none, items }: { title: string; none: string; items: VNode[] }): VNode {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, atFirst);
  return (
    <div>
      <h3>
        {title} <span class="muted">{items.length === 0 ? '' : thousands(items.length)}</span>
      </h3>
      {items.length === 0 ? <p class="muted small">{none}</p> : <ul class="plain-list">{shown}</ul>}
      {items.length > shown.length ? (
        <button type="button" onClick={() => { setWhole(true); }}>
          Show {thousands(items.length - shown.length)} more
        </button>
      ) : null}
    </div>
  );
}

function Symbol({ row, aside }: { row: SymbolRow; aside: ComponentChildren }): VNode {
  return (
    <li>
      <code>{row.id}</code> <span class="muted small block">{aside}</span>
    </li>
  );
}

function Invented({ invented: { name, attempts, personas, instead }, report, library }: { invented: InventedName; report: Report; library: string }): VNode {
  return (
    <li>
      <code>{name}</code>
      <span class="muted small block">
        <Attempts symbol={name} library={library} count={attempts} what={personas.map((id) => personaTitle(report, id)).join(', ')} />
        {instead === undefined ? '' : <>; the library has <code>{instead}</code></>}
      </span>
    </li>
  );
}

function Attempts({ symbol, library, count, what }: { symbol: string; library: string; count: number; what: string }): VNode {
  return (
    <>
      <a href={routeTo('attempts', { symbol: `${library} ${symbol}` })}>{plural(count, 'attempt')}</a>
      {what === '' ? '' : `: ${what}`}
    </>
  );
}
