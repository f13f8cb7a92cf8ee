import type { SymbolCoverage } from '../../evaluators/docs-coverage.ts';

/** The public API of one library: what the docs say of it, and what attempts did with it. */
export interface LibraryCoverage {
  library: string;
  /** Why neither the API nor the docs are known, and what to do; null where they are. */
  untold: string | null;
  /** Attempts that handed code in whose use of the library is known, and those of which it is not. */
  resolved: number;
  unresolved: number;
  /** Exports of a module, or members of one class, interface or options type; sorted by name. */
  groups: { name: string; symbols: CoveredSymbol[] }[];
  /** Names that code used and the library does not have; the most frequent first. */
  invented: InventedName[];
}

/** Short, as a library has thousands: what is not so is left out. */
export interface CoveredSymbol {
  /** Its id is that of the group, a dot, and this. */
  name: string;
  kind: SymbolCoverage['kind'] | 'unknown';
  /** As `uagent docs coverage` tells; `unknown` where the docs are not there. */
  docs: SymbolCoverage['state'] | 'unknown';
  /** The first passage that shows it or has its word, as `README.md:12`. */
  page?: string;
  /** The first code block of a page that has it. */
  example?: string;
  deprecated?: true;
  /** Attempts whose code uses it. */
  used?: number;
  misused?: Misuse;
}

export interface Misuse {
  /** Attempts with a finding under compliance that names it. */
  attempts: number;
  /** Classes of friction and codes, sorted. */
  classes: string[];
  /** Keys of the first of those attempts. */
  keys: string[];
}

export interface InventedName {
  /** As the finding has it: `graphology.Graph.addVertex`. */
  name: string;
  attempts: number;
  personas: string[];
  /** What the compiler says was meant; left out where it says nothing. */
  instead?: string;
  keys: string[];
}
