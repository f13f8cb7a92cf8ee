import { coversSymbol, mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration, searchText } from '../../knowledge/search-text.ts';
import type { SymbolWords } from '../../knowledge/symbol-words.ts';
import type { DocsPlace } from './diagnosis.ts';

/** Whether a passage explains a symbol: it covers it, and is more than its bare declaration. */
export function explains(passage: Pick<Passage, 'path' | 'heading' | 'text'>, symbol: SymbolWords): boolean {
  return (symbol.documentation !== '' || !isDeclaration(passage.text)) && coversSymbol(passage, symbol);
}

/** The passage that explains a symbol best: pages before declarations, then those that say it in their heading, then those about the type that it belongs to, then what explains most of what else is missing, in reading order. */
export function bestCover(passages: readonly Passage[], symbol: SymbolWords, missing: readonly SymbolWords[]): Passage | undefined {
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
