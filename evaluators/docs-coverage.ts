import { coversSymbol, mentionsSymbol } from '../knowledge/covers-symbol.ts';
import type { ApiSymbol, Inventory } from '../knowledge/inventory.ts';
import type { Passage } from '../knowledge/passage.ts';
import { isDeclaration } from '../knowledge/search-text.ts';
import { symbolWords, type SymbolWords } from '../knowledge/symbol-words.ts';
import type { CheckedSnippet } from './docs-check/snippet.ts';

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
  /** The first example in the docs that uses it, told by the compiler. */
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
  /** Every code block of the docs, checked. */
  snippets: readonly CheckedSnippet[];
}

/** Holds every public symbol against the docs, in the order of the inventory: what Node declares is not the library's to document. */
export function docsCoverage({ inventory, passages, snippets }: CoverageRequest): SymbolCoverage[] {
  const pages = passages.filter(({ text }) => !isDeclaration(text));
  const examples = snippets.filter(({ verdict }) => verdict !== 'skipped');
  return ownSymbols(inventory).map((symbol) => {
    const { id, kind, documentation, deprecated } = symbol;
    const using = examples.filter(({ symbols }) => symbols.includes(id));
    const cover = firstCover(pages, symbolWords(id, inventory));
    const [example] = using;
    const isDocumented = cover?.covers === true || documentation !== '' || example !== undefined;
    return {
      id, kind, state: isDocumented ? 'documented' : cover === undefined ? 'absent' : 'mentioned',
      page: cover === undefined ? null : { path: cover.passage.path, line: cover.passage.startLine },
      comment: documentation !== '',
      example: example === undefined ? null : placeOf(example),
      deprecated,
      // A doc comment of what is deprecated may well show it.
      taught: deprecated === null ? [] : using.filter(({ snippet }) => snippet.origin === 'page' && !snippet.isOfDeprecated).map(placeOf),
    };
  });
}

/** Each once: a package often gives out the same under several paths. */
function ownSymbols({ symbols }: Inventory): ApiSymbol[] {
  const own = new Map<string, ApiSymbol>();
  for (const symbol of symbols) {
    if (symbol.ofNode === true) continue;
    const key = JSON.stringify([symbol.name === 'default' ? symbol.id : symbol.id.slice(symbol.module.length), symbol.kind, symbol.signatures]);
    const known = own.get(key);
    if (known === undefined || symbol.module.length < known.module.length) own.set(key, symbol);
  }
  const kept = new Set(own.values());
  return symbols.filter((symbol) => kept.has(symbol));
}

/** A passage that shows it before one that only has the word. */
function firstCover(pages: readonly Passage[], symbol: SymbolWords): { passage: Passage; covers: boolean } | undefined {
  const mentioning = pages.filter(({ heading, text }) => symbol.defaultOf !== null || mentionsSymbol(`${heading.join('\n')}\n${text}`, symbol));
  const showing = mentioning.find((passage) => coversSymbol(passage, symbol));
  if (showing !== undefined) return { passage: showing, covers: true };
  const named = mentioning.find(({ heading, text }) => mentionsSymbol(`${heading.join('\n')}\n${text}`, symbol));
  return named === undefined ? undefined : { passage: named, covers: false };
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
