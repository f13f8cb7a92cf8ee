import type { Part } from './assemble.ts';
import type { Instance } from './customary-instances.ts';
import type { ImportedName } from './outline.ts';

/** A block of a page with what it needs from elsewhere. */
export interface Candidate extends Part {
  path: string;
  heading: readonly string[];
  origin: 'page' | 'comment';
  /** Names that nothing in it declares. */
  free: readonly string[];
}

export interface Resolution {
  /** Indexes of blocks that it goes on from, in order. */
  before: number[];
  imports: ImportedName[];
  /** Names that have the type which the docs give them elsewhere. */
  borrowed: Map<string, Instance>;
  unknown: string[];
  /** Names that come from a block of another section, which may mean another thing by them. */
  distant: { name: string; from: number }[];
}

export interface Scope {
  candidates: readonly Candidate[];
  /** What the docs import by a name, where all of them agree. */
  imports: ReadonlyMap<string, ImportedName>;
  /** What a name can only be, though no block says so: an export of the library. */
  exported: (name: string, candidate: Candidate) => ImportedName | undefined;
  /** Whether the library has something of that name. */
  isLibrarys: (name: string) => boolean;
}

const mostBlocks = 6;

interface Options {
  /** Names that are taken for unknown. */
  avoid?: ReadonlySet<string>;
  /** Names that mean an instance of one type throughout the docs. */
  customary?: ReadonlyMap<string, Instance>;
  /** Whether nothing is known of what a block makes by a name. */
  isUnknownIn?: (name: string, block: number) => boolean;
}

/**
 * Where the names come from that a block does not declare: the nearest block before it on the page, else what the docs
 * import by that name, else the library itself, else what the docs customarily call by it. What is left is the reader's own.
 */
export function resolveNames(index: number, scope: Scope, { avoid = new Set(), customary = new Map(), isUnknownIn = () => false }: Options = {}): Resolution {
  const found: Resolution = { before: [], imports: [], borrowed: new Map(), unknown: [], distant: [] };
  const taken = new Set<string>();
  const visit = (at: number): void => {
    const candidate = scope.candidates[at];
    if (candidate === undefined) return;
    for (const name of candidate.free) {
      if (taken.has(name)) continue;
      taken.add(name);
      const from = avoid.has(name) ? undefined : nearest(name, at, scope);
      const block = from === undefined ? undefined : scope.candidates[from];
      const brought = block?.outline.imports.find(({ local }) => local === name) ?? (block === undefined ? scope.imports.get(name) ?? scope.exported(name, candidate) : undefined);
      const instance = customary.get(name);
      // A library and what it makes are called the same: what is called is the library.
      if (instance !== undefined && (brought === undefined ? from === undefined || isUnknownIn(name, from) : !candidate.outline.calls.has(name))) {
        found.borrowed.set(name, instance);
        continue;
      }
      if (brought !== undefined) {
        found.imports.push(brought);
        continue;
      }
      if (from === undefined || block === undefined || (!found.before.includes(from) && found.before.length >= mostBlocks)) {
        found.unknown.push(name);
        continue;
      }
      if (!isUnder(candidate.heading, block.heading)) found.distant.push({ name, from });
      if (found.before.includes(from)) continue;
      found.before.push(from);
      visit(from);
    }
  };
  visit(index);
  found.before.sort((a, b) => a - b);
  return found;
}

/** The last block before that declares the name, on the same page; for a doc comment in the same comment. */
function nearest(name: string, index: number, { candidates, isLibrarys }: Scope): number | undefined {
  const own = candidates[index];
  for (let i = index - 1; own !== undefined && i >= 0; i -= 1) {
    const other = candidates[i];
    if (other?.path !== own.path) return undefined;
    if (own.origin === 'comment' && other.heading.at(-1) !== own.heading.at(-1)) return undefined;
    // What a page copies of the library's declarations, it copies to explain.
    if (other.outline.definitions.includes(name) && isLibrarys(name)) continue;
    if (other.outline.declares.includes(name) || other.outline.imports.some(({ local }) => local === name)) return i;
  }
  return undefined;
}

/** Whether a section is another one, or lies inside it. */
function isUnder(heading: readonly string[], other: readonly string[]): boolean {
  return other.every((each, i) => heading[i] === each);
}
