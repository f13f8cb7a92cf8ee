import type { Persona } from '../../agents/persona.ts';
import { coversSymbol } from '../../knowledge/covers-symbol.ts';
import type { Inventory } from '../../knowledge/inventory.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration } from '../../knowledge/search-text.ts';
import { symbolWords, type SymbolWords } from '../../knowledge/symbol-words.ts';
import type { DocsPlace } from './diagnosis.ts';
import { placeOf } from './cover.ts';

export interface PlaceRequest {
  docs: readonly Passage[];
  persona: Persona;
  /** Ids of everything that is used together with it. */
  way: readonly string[];
  inventory: Inventory;
}

/** Where a symbol that no page explains would belong: with what takes or has it, else with its module, and there with what is used beside it, else wherever that is. */
export function placeFor(symbol: SymbolWords, { docs, persona, way, inventory }: PlaceRequest): (DocsPlace & { explains: string }) | null {
  const pages = docs.filter(({ text }) => !isDeclaration(text));
  const home = `${packageOf(symbol, inventory)}/`;
  const siblings = siblingsOf(symbol, inventory);
  for (const companions of [takersOf(symbol, inventory), way.filter((id) => siblings.includes(id)), siblings, way.filter((id) => id !== symbol.id)]) {
    const words = companions.map((id) => symbolWords(id, inventory));
    const [best] = pages
      .map((passage) => ({ passage, explained: words.filter((each) => coversSymbol(passage, each)) }))
      .filter(({ explained }) => explained.length > 0)
      .map((each) => ({ ...each, worth: worthOf(each, { home, persona }) }))
      .sort((a, b) => b.worth - a.worth);
    const [first] = best?.explained ?? [];
    if (best !== undefined && first !== undefined) return { ...placeOf(best.passage), explains: first.names[0] ?? first.id };
  }
  return null;
}

/** An example says how, a page that the developer reads is one that helps it, and the pages of the package itself come before those of its neighbours. */
function worthOf({ passage: { path, heading, tags, code }, explained }: { passage: Passage; explained: SymbolWords[] }, { home, persona: { reading } }: { home: string; persona: Persona }): number {
  const isRead = reading === 'all' || tags.some((tag) => reading.includes(tag));
  const isTold = explained.some(({ names }) => names.some((name) => heading.at(-1)?.includes(name) === true));
  return 4 * explained.length + 3 * Number(path.startsWith(home)) + 2 * Number(isRead) + 2 * Number(isTold) + Number(code.length > 0);
}

function packageOf({ id }: SymbolWords, { symbols }: Inventory): string {
  const module = symbols.find((each) => each.id === id)?.module ?? '';
  return module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
}

/** Ids of the class that has a member, or of what takes an option; empty for an export. */
export function takersOf({ id }: SymbolWords, { symbols }: Inventory): string[] {
  const owner = symbols.find((each) => each.id === id.slice(0, id.lastIndexOf('.')));
  if (owner === undefined) return [];
  if (owner.kind === 'class' || owner.kind === 'namespace' || owner.kind === 'variable') return [owner.id];
  const isNamed = new RegExp(`(?<![\\w$])${owner.name.replaceAll('$', '\\$')}(?![\\w$])`, 'u');
  return symbols.filter(({ signatures }) => signatures.some((signature) => isNamed.test(signature))).map((each) => each.id).slice(0, mostTakers);
}

const mostTakers = 20;

function siblingsOf({ id }: SymbolWords, { symbols }: Inventory): string[] {
  const module = symbols.find((each) => each.id === id)?.module;
  return symbols.filter((each) => each.module === module && each.exportedAs !== null && each.id !== id).map((each) => each.id);
}
