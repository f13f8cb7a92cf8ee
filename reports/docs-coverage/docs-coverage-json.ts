import { countCoverage, groupOf, type SymbolCoverage } from '../../evaluators/docs-coverage.ts';

/** The docs of one library, held against its public API. */
export interface LibraryCoverage {
  /** Id of the library. */
  library: string;
  /** Packages of its API, as installed, the main one first. */
  packages: { name: string; version: string }[];
  symbols: readonly SymbolCoverage[];
}

/** `version` is that of the document; `package` and `packageVersion` are those of the first library. */
export function docsCoverageJson(libraries: readonly LibraryCoverage[]) {
  const [first] = libraries.flatMap(({ packages }) => packages);
  return {
    version: 1,
    package: first?.name ?? '',
    packageVersion: first?.version ?? '',
    libraries: libraries.map(({ library, packages, symbols }) => ({ library, packages, counts: countCoverage(symbols) })),
    symbols: libraries.flatMap(({ library, symbols }) => symbols.map((symbol) => ({ library, group: groupOf(symbol), ...symbol }))),
  };
}
