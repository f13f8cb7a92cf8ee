import type { ApiSymbol, Inventory } from '../knowledge/inventory.ts';
import type { Passage } from '../knowledge/passage.ts';
import { symbolWords } from '../knowledge/symbol-words.ts';
import type { CheckedSnippet } from './docs-check/snippet.ts';
import { ownSymbols } from './own-symbols.ts';
import { indexPages, type PagesByWord } from './pages-by-word.ts';

/** What the docs say of one symbol of the public API. */
export interface SymbolCoverage {
  id: string;
  kind: ApiSymbol['kind'];
  /** `documented` where a page shows it, or its declaration has a comment; `mentioned` where a page only has the word; else `absent`. */
  state: 'documented' | 'mentioned' | 'absent';
  /** The first passage of a page that shows it, or has the word. */
  page: Place | null;
  /** Whether its declaration has a comment. */
  comment: boolean;
  /** The first example in the docs that uses it. */
  example: Place | null;
  /** What `@deprecated` says; null where it is current. */
  deprecated: string | null;
  /** Examples of the pages that teach what is deprecated. */
  taught: Place[];
}

export interface Place {
  path: string;
  line: number;
}

export interface CoverageRequest {
  inventory: Inventory;
  /** Every passage of the docs, in reading order. */
  passages: readonly Passage[];
  /** Every code block of the docs, checked, so that the compiler tells what examples use; null has words tell it, in pages alone. */
  snippets: readonly CheckedSnippet[] | null;
}

/** Holds every public symbol against the docs, in the order of the inventory: what Node declares is not the library's to document. */
export function docsCoverage({ inventory, passages, snippets }: CoverageRequest): SymbolCoverage[] {
  const pages = indexPages(passages);
  const examples = snippets?.filter(({ verdict }) => verdict !== 'skipped') ?? [];
  return ownSymbols(inventory).symbols.map((symbol) => {
    const { id, kind, documentation, deprecated } = symbol;
    const using = examples.filter(({ symbols }) => symbols.includes(id));
    const words = symbolWords(id, inventory);
    const cover = pages.firstCover(words);
    const example = exampleOf(using, snippets === null ? pages.firstExample(words) : undefined);
    const isDocumented = cover?.covers === true || documentation !== '' || example !== null;
    return {
      id, kind, state: isDocumented ? 'documented' : cover === undefined ? 'absent' : 'mentioned',
      page: cover === undefined ? null : { path: cover.passage.path, line: cover.passage.startLine },
      comment: documentation !== '',
      example,
      deprecated,
      // A doc comment of what is deprecated may well show it.
      taught: deprecated === null ? [] : using.filter(({ snippet }) => snippet.origin === 'page' && !snippet.isOfDeprecated).map(placeOf),
    };
  });
}

function exampleOf([checked]: readonly CheckedSnippet[], told: ReturnType<PagesByWord['firstExample']>): Place | null {
  if (checked !== undefined) return placeOf(checked);
  return told === undefined ? null : { path: told.passage.path, line: told.block.line };
}

function placeOf({ snippet: { path, line } }: CheckedSnippet): Place {
  return { path, line };
}

/** Symbols of a sort, and how far the docs go with them. */
export interface CoverageCount {
  group: CoverageGroup;
  all: number;
  documented: number;
  mentioned: number;
  absent: number;
  withExample: number;
}

export const coverageGroups = ['functions and classes', 'members', 'options and fields', 'types'] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

export function countCoverage(symbols: readonly SymbolCoverage[]): CoverageCount[] {
  return coverageGroups.flatMap((group) => {
    const own = symbols.filter((symbol) => groupOf(symbol) === group);
    if (own.length === 0) return [];
    const count = (state: SymbolCoverage['state']): number => own.filter((symbol) => symbol.state === state).length;
    return [{ group, all: own.length, documented: count('documented'), mentioned: count('mentioned'), absent: count('absent'), withExample: own.filter(({ example }) => example !== null).length }];
  });
}

export function groupOf({ kind }: Pick<SymbolCoverage, 'kind'>): CoverageGroup {
  switch (kind) {
    case 'function':
    case 'class':
    case 'variable':
    case 'namespace':
    case 'enum':
      return 'functions and classes';
    case 'method':
    case 'accessor':
      return 'members';
    case 'property':
      return 'options and fields';
    case 'interface':
    case 'type':
      return 'types';
  }
}
