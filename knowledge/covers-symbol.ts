import type { Inventory } from './inventory.ts';
import type { Passage } from './passage.ts';
import { searchText } from './search-text.ts';

/** A symbol as pages write about it. */
export interface SymbolWords {
  id: string;
  /** What pages may call it: its name, or for a default export what it is imported as. */
  names: string[];
  /** The class or namespace that it is a member of; null for an export, and for an option, whose type no page names. */
  owner: string | null;
  /** Specifier of the module that gives it out as its default export; null for anything else. */
  defaultOf: string | null;
  /** What its declaration says about it; empty for a bare one. */
  documentation: string;
}

/** What to look for in the docs for a symbol's id; an id that the inventory does not have goes by its last name. */
export function symbolWords(id: string, { symbols }: Inventory): SymbolWords {
  const symbol = symbols.find((each) => each.id === id);
  if (symbol === undefined) return { id, names: [id.slice(id.lastIndexOf('.') + 1)], owner: null, defaultOf: null, documentation: '' };
  const { module, name, signatures, documentation } = symbol;
  if (name === 'default') {
    const declared = signatures.map((signature) => /^(?:[\w$]+(?=\s*[<(]))/u.exec(signature)?.[0]).filter((each) => each !== undefined);
    return { id, names: [...new Set([...declared, module.slice(module.lastIndexOf('/') + 1)])], owner: null, defaultOf: module, documentation };
  }
  const owner = symbols.find((each) => each.id === id.slice(0, -name.length - 1));
  const isNamedByPages = owner?.kind === 'class' || owner?.kind === 'namespace';
  return { id, names: [name], owner: isNamedByPages ? owner.name : null, defaultOf: null, documentation };
}

type Text = Pick<Passage, 'path' | 'heading' | 'text'>;

/**
 * Whether a passage shows a symbol: by its name in code, in a heading or emphasised, or anywhere where the name cannot be a
 * plain word. A member with a plain name, such as `order`, counts only where its class is spoken of too.
 */
export function coversSymbol(passage: Text, { names, owner, defaultOf }: SymbolWords): boolean {
  const { heading, body } = searchText({ ...emptyPassage, ...passage });
  if (defaultOf !== null && importsModule(body, defaultOf)) return true;
  const marked = `${heading}\n${markedParts(body)}`;
  return names.some((name) => {
    if (isDistinctive(name)) return hasWord(`${heading}\n${body}`, name);
    return hasWord(marked, name) && (owner === null || hasWord(`${passage.path}\n${heading}\n${body}`.toLowerCase(), owner.toLowerCase()));
  });
}

/** Whether a text so much as has one of a symbol's names as a word: where even this fails, nothing covers it. */
export function mentionsSymbol(text: string, { names }: SymbolWords): boolean {
  return names.some((name) => hasWord(text, name));
}

const emptyPassage: Omit<Passage, keyof Text> = { id: '', startLine: 1, endLine: 1, kind: 'prose', tags: [], code: [] };

/** Such as `addNode` or `to_array`, which no sentence has by chance. */
function isDistinctive(name: string): boolean {
  return /[a-z][A-Z]|[_$\d]/u.test(name);
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + word.length])) return true;
  }
  return false;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w$]/u.test(character);
}

function importsModule(text: string, module: string): boolean {
  return ["'", '"'].some((quote) => text.includes(`from ${quote}${module}${quote}`) || text.includes(`(${quote}${module}${quote})`));
}

/** Code, emphasised words and headings of a text: where a plain word is meant as a name. */
function markedParts(body: string): string {
  const parts: string[] = [];
  let fence = '';
  for (const line of body.split('\n')) {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence !== '' || /^\s*#/u.test(line)) parts.push(line);
    else for (const [, code = '', strong = ''] of line.matchAll(/`([^`]+)`|[*_]{1,2}([\w$.#]+)[*_]{1,2}/gu)) parts.push(code, strong);
  }
  return parts.join('\n');
}
