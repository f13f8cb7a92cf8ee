import type { SymbolRow } from './symbol-rows.ts';

/** What the table can be narrowed to, by the word in the address. */
export const symbolFilters: Record<string, { title: string; is: (row: SymbolRow) => boolean }> = {
  all: { title: 'All symbols', is: () => true },
  used: { title: 'Used', is: ({ used = 0 }) => used > 0 },
  unexplained: { title: 'Used, but not explained', is: ({ used = 0, docs }) => used > 0 && (docs === 'absent' || docs === 'mentioned') },
  misused: { title: 'Misused', is: ({ misused }) => misused !== undefined },
  unused: { title: 'Explained, but never used', is: ({ used = 0, docs }) => used === 0 && docs === 'documented' },
  explained: { title: 'Explained', is: ({ docs }) => docs === 'documented' },
  named: { title: 'Only named', is: ({ docs }) => docs === 'mentioned' },
  absent: { title: 'Absent from the docs', is: ({ docs }) => docs === 'absent' },
  code: { title: 'Shown in code', is: ({ example }) => example !== undefined },
  deprecated: { title: 'Deprecated', is: ({ deprecated }) => deprecated === true },
};

/** A word that is none of these finds nothing; no word finds all. */
export function filterSymbols(rows: SymbolRow[], word: string): SymbolRow[] {
  if (word === '' || word === 'all') return rows;
  const filter = Object.hasOwn(symbolFilters, word) ? symbolFilters[word] : undefined;
  return filter === undefined ? [] : rows.filter(filter.is);
}
