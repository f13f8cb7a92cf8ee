import { coversSymbol, mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import type { ApiSymbol, Inventory } from '../../knowledge/inventory.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration, searchText } from '../../knowledge/search-text.ts';
import { symbolWords, type SymbolWords } from '../../knowledge/symbol-words.ts';
import type { DocsPlace } from './diagnosis.ts';

/** A symbol to be looked for, told from others that go by its name. */
export interface Wanted extends SymbolWords {
  /** The last part of its module, where a module above or beside it exports something else under the same name. */
  qualifier?: string;
}

export function wantedSymbol(id: string, inventory: Inventory): Wanted {
  const words = symbolWords(id, inventory);
  const own = inventory.symbols.find((each) => each.id === id);
  if (own === undefined || words.role !== 'export' || words.defaultOf !== null || !own.module.includes('/')) return words;
  const isOther = (each: ApiSymbol): boolean => each.name === own.name && each.exportedAs === 'named' && each.module !== own.module && each.signatures.join() !== own.signatures.join();
  const qualifier = own.module.slice(own.module.lastIndexOf('/') + 1);
  return inventory.symbols.some(isOther) ? { ...words, qualifier } : words;
}

/** Whether a passage explains a symbol: it covers it and not a namesake, and is more than its bare declaration. */
export function explains(passage: Pick<Passage, 'path' | 'heading' | 'text'>, symbol: Wanted): boolean {
  return (symbol.documentation !== '' || !isDeclaration(passage.text)) && coversSymbol(passage, symbol) && isOfModule(passage, symbol);
}

function isOfModule({ path, heading, text }: Pick<Passage, 'path' | 'heading' | 'text'>, { qualifier }: Wanted): boolean {
  if (qualifier === undefined) return true;
  const words = new Set(wordsIn(`${path}\n${heading.join('\n')}\n${text}`));
  return wordsIn(qualifier).every((word) => words.has(word));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
}

/** The passage that explains a symbol best: pages before declarations, then those that say it in their heading, then those about the type that it belongs to, then what explains most of what else is missing, in reading order. */
export function bestCover(passages: readonly Passage[], symbol: Wanted, missing: readonly SymbolWords[]): Passage | undefined {
  const owner = symbol.role === 'export' ? undefined : symbol.id.split('.').at(-2);
  const worth = (passage: Passage): number => {
    const isTold = symbol.names.some((name) => passage.heading.at(-1)?.includes(name) === true);
    return (isDeclaration(passage.text) ? 0 : 2000) + (isTold ? 1000 : 0) + (owner !== undefined && namesType(passage, owner) ? 500 : 0) + missing.filter((each) => coversSymbol(passage, each)).length;
  };
  return passages
    .filter((passage) => explains(passage, symbol))
    .map((passage) => ({ passage, worth: worth(passage) }))
    .sort((a, b) => b.worth - a.worth)[0]?.passage;
}

/** Several types may have an option of the same name; each has a heading of its own. */
function namesType({ heading }: Passage, type: string): boolean {
  return heading.some((text) => text.split(/[^\w$]+/u).includes(type));
}

/** A page that has the word without showing whether it means the symbol; tables of contents explain nothing. */
export function mention(passages: readonly Passage[], symbol: SymbolWords): Passage | undefined {
  return passages.find((passage) => {
    if (isDeclaration(passage.text)) return false;
    const { heading, body } = searchText(passage);
    return mentionsSymbol(`${heading}\n${body}`, symbol);
  });
}

export function placeOf({ path, startLine, endLine, heading }: Pick<Passage, keyof DocsPlace>): DocsPlace {
  return { path, startLine, endLine, heading };
}
