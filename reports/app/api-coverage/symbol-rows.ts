import type { CoveredSymbol, LibraryCoverage } from '../../api-coverage/coverage.ts';

export interface SymbolRow extends CoveredSymbol {
  /** As findings have it. */
  id: string;
  /** Module or class. */
  group: string;
}

/** What attempts used comes first, then what the docs explain; equals stand in the order of modules. */
export function symbolRows({ groups }: LibraryCoverage): SymbolRow[] {
  const rows = groups.flatMap(({ name: group, symbols }) => symbols.map((symbol) => ({ ...symbol, id: `${group}.${symbol.name}`, group })));
  return rows.sort(by(({ used = 0, misused, docs }) => 1000 * (used + (misused?.attempts ?? 0)) + (docs === 'documented' ? 2 : docs === 'mentioned' ? 1 : 0)));
}

/** What a maintainer looks at first; what comes first in each is worst. */
export interface Highlights {
  usedUndocumented: SymbolRow[];
  misused: SymbolRow[];
  documentedUnused: SymbolRow[];
}

export function highlights(rows: readonly SymbolRow[]): Highlights {
  return {
    usedUndocumented: rows.filter(({ used = 0, docs }) => used > 0 && (docs === 'absent' || docs === 'mentioned')).sort(by(({ used = 0 }) => used)),
    misused: rows.filter(({ misused }) => misused !== undefined).sort(by(({ misused }) => misused?.attempts ?? 0)),
    // Types and options are there for what takes them.
    documentedUnused: rows.filter((row) => row.docs === 'documented' && (row.used ?? 0) === 0 && row.deprecated === undefined && called.has(row.kind)).sort(by(({ example }) => (example === undefined ? 0 : 1))),
  };
}

const called: ReadonlySet<CoveredSymbol['kind']> = new Set(['function', 'class', 'method', 'accessor', 'variable']);

export interface GroupRow {
  name: string;
  symbols: number;
  documented: number;
  mentioned: number;
  absent: number;
  shown: number;
  used: number;
  misused: number;
}

export function groupRows({ groups }: LibraryCoverage): GroupRow[] {
  return groups.map(({ name, symbols }) => {
    const count = (is: (symbol: CoveredSymbol) => boolean): number => symbols.filter(is).length;
    return {
      name, symbols: symbols.length,
      documented: count(({ docs }) => docs === 'documented'),
      mentioned: count(({ docs }) => docs === 'mentioned'),
      absent: count(({ docs }) => docs === 'absent'),
      shown: count(({ example }) => example !== undefined),
      used: count(({ used = 0 }) => used > 0),
      misused: count(({ misused }) => misused !== undefined),
    };
  }).sort((a, b) => b.used - a.used || b.documented - a.documented || (a.name < b.name ? -1 : 1));
}

/** The largest first; equals stay in their order. */
function by(figure: (row: SymbolRow) => number): (a: SymbolRow, b: SymbolRow) => number {
  return (a, b) => figure(b) - figure(a);
}
