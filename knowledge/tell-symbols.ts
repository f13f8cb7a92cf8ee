import { readParts, showsSymbol } from './covers-symbol.ts';
import { readInventory, type InventoryRequest } from './inventory/read-inventory.ts';
import type { Inventory } from './inventory.ts';
import type { Passage } from './passage.ts';
import { symbolWords, type SymbolWords } from './symbol-words.ts';

/** The passages with the ids of the library's symbols that each mentions or uses, as `coversSymbol` tells. */
export async function tellSymbols(passages: Passage[], request: InventoryRequest): Promise<Passage[]> {
  const symbolsOf = findSymbols(await readInventory(request));
  return passages.map((passage) => ({ ...passage, symbols: symbolsOf(passage) }));
}

/** Tells the symbols of one passage after another: only those whose name or module it has as a word are looked at closely. */
function findSymbols(inventory: Inventory): (passage: Passage) => string[] {
  const order = new Map(inventory.symbols.map(({ id }, i) => [id, i]));
  const byName = new Map<string, SymbolWords[]>();
  const byModule = new Map<string, SymbolWords[]>();
  for (const { id } of inventory.symbols) {
    const words = symbolWords(id, inventory);
    for (const name of words.names) byName.set(name, [...(byName.get(name) ?? []), words]);
    if (words.defaultOf !== null) byModule.set(words.defaultOf, [...(byModule.get(words.defaultOf) ?? []), words]);
  }
  return (passage) => {
    const parts = readParts(passage);
    const candidates = new Set<SymbolWords>();
    for (const word of `${parts.heading}\n${parts.body}`.match(/[\w$]+/gu) ?? []) for (const symbol of byName.get(word) ?? []) candidates.add(symbol);
    // A module's specifier stands in quotation marks, and has no spaces.
    for (const [, specifier = ''] of parts.body.matchAll(/['"]([^'"\s]+)['"]/gu)) for (const symbol of byModule.get(specifier) ?? []) candidates.add(symbol);
    return [...candidates].filter((symbol) => showsSymbol(parts, symbol)).map(({ id }) => id).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}
