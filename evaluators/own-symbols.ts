import type { ApiSymbol, Inventory } from '../knowledge/inventory.ts';

export interface OwnSymbols {
  /** In the order of the inventory, each once: what Node declares is not the library's. */
  symbols: ApiSymbol[];
  /** Ids of copies to the id that stands for them: a package often gives out the same under several paths. */
  copies: ReadonlyMap<string, string>;
}

export function ownSymbols({ symbols }: Inventory): OwnSymbols {
  const own = new Map<string, ApiSymbol>();
  for (const symbol of symbols) {
    if (symbol.ofNode === true) continue;
    const known = own.get(keyOf(symbol));
    if (known === undefined || symbol.module.length < known.module.length) own.set(keyOf(symbol), symbol);
  }
  const kept = new Set(own.values());
  const copies = new Map<string, string>();
  for (const symbol of symbols) {
    const original = own.get(keyOf(symbol));
    if (symbol.ofNode !== true && original !== undefined && original !== symbol) copies.set(symbol.id, original.id);
  }
  return { symbols: symbols.filter((symbol) => kept.has(symbol)), copies };
}

function keyOf(symbol: ApiSymbol): string {
  return JSON.stringify([symbol.name === 'default' ? symbol.id : symbol.id.slice(symbol.module.length), symbol.kind, symbol.signatures]);
}
