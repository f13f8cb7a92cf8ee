import type { FactsOfRun, LibraryFacts, SymbolFacts } from '../../runs/library-facts.ts';
import type { Outcome } from '../../runs/outcome.ts';
import type { Run } from '../../runs/run.ts';
import { collectUse, type LibraryUse } from './collect-use.ts';
import type { CoveredSymbol, LibraryCoverage } from './coverage.ts';

export interface CoverageCollector {
  add: (outcome: Pick<Outcome, 'attempt' | 'evaluations'>) => void;
  /** One for each library that facts tell of, in their order. */
  finish: () => LibraryCoverage[];
}

export function collectCoverage({ suite }: Pick<Run, 'suite'>, facts: FactsOfRun): CoverageCollector {
  const uses = new Map([...facts].map(([library, told]) => {
    const api = suite.libraries.find(({ id }) => id === library)?.api ?? [];
    return [library, { told, use: collectUse({ api, facts: typeof told === 'string' ? null : told }) }];
  }));
  return {
    add: (outcome) => uses.get(outcome.attempt.trial.library)?.use.add(outcome),
    finish: () => [...uses].map(([library, { told, use }]) => coverLibrary(library, told, use.finish())),
  };
}

function coverLibrary(library: string, told: LibraryFacts | string, use: LibraryUse): LibraryCoverage {
  const symbols = typeof told === 'string' ? unknownSymbols(use) : told.symbols.map((symbol) => ({ id: symbol.id, covered: coverSymbol(symbol, use) }));
  const groups = new Map<string, CoveredSymbol[]>();
  for (const { id, covered } of symbols) {
    const group = id.slice(0, -covered.name.length - 1);
    groups.set(group, [...(groups.get(group) ?? []), covered]);
  }
  return {
    library,
    untold: typeof told === 'string' ? told : null,
    resolved: use.resolved,
    unresolved: use.unresolved,
    groups: [...groups].map(([name, own]) => ({ name, symbols: own })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    invented: use.invented,
  };
}

function coverSymbol({ id, kind, state, page, example, isDeprecated }: SymbolFacts, use: LibraryUse): CoveredSymbol {
  return {
    name: lastName(id), kind, docs: state,
    ...(page === null ? {} : { page: `${page.path}:${String(page.line)}` }),
    ...(example === null ? {} : { example: `${example.path}:${String(example.line)}` }),
    ...(isDeprecated ? { deprecated: true as const } : {}),
    ...useOf(id, use),
  };
}

function useOf(id: string, { used, misused }: LibraryUse): Pick<CoveredSymbol, 'used' | 'misused'> {
  const count = used.get(id);
  const misuse = misused.get(id);
  return { ...(count === undefined ? {} : { used: count }), ...(misuse === undefined ? {} : { misused: misuse }) };
}

/** Without the library only what attempts did with it is known. */
function unknownSymbols(use: LibraryUse): { id: string; covered: CoveredSymbol }[] {
  const ids = [...new Set([...use.used.keys(), ...use.misused.keys()])].sort();
  return ids.map((id) => ({ id, covered: { name: lastName(id), kind: 'unknown' as const, docs: 'unknown' as const, ...useOf(id, use) } }));
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}
