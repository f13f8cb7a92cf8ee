import type { Passage } from './passage.ts';
import { isDeclaration, searchText } from './search-text.ts';
import type { SymbolWords } from './symbol-words.ts';

type Text = Pick<Passage, 'path' | 'heading' | 'text'>;

/**
 * Whether a passage shows a symbol: anywhere, where its name cannot be a plain word; else in a heading, in inline code,
 * emphasised, or in code the way it is used. A member with a plain name counts only where its class is spoken of too.
 */
export function coversSymbol(passage: Text, symbol: SymbolWords): boolean {
  // Cheap, and true of nearly no passage.
  if (!mentionsSymbol(`${passage.heading.join('\n')}\n${passage.text}`, symbol) && symbol.defaultOf === null) return false;
  return showsSymbol(readParts(passage), symbol);
}

/** A passage taken apart once, for asking about many symbols. */
export interface PassageParts {
  path: string;
  heading: string;
  body: string;
  headings: string;
  marked: string;
  code: string;
  declares: boolean;
}

export function readParts(passage: Text): PassageParts {
  const { heading, body } = searchText({ ...emptyPassage, ...passage });
  const declares = isDeclaration(passage.text);
  // What a comment in there says of a name is about another symbol.
  const parts = declares ? { headings: '', marked: '', code: body.split('\n').map(withoutComments).join('\n') } : partsOf(body);
  return { path: passage.path, heading, body, ...parts, declares };
}

/** `coversSymbol` of a passage that was taken apart. */
export function showsSymbol({ path, heading, body, headings, marked, code, declares }: PassageParts, { names, owner, defaultOf, role }: SymbolWords): boolean {
  if (defaultOf !== null && importsModule(body, defaultOf)) return true;
  return names.some((name) => {
    if (isDistinctive(name)) return hasWord(`${heading}\n${body}`, name);
    const isShown = isInHeading(`${heading}\n${headings}`, name, role) || hasWord(marked, name) || (declares ? hasWord(code, name) : usages[role](code, name));
    return isShown && (owner === null || hasWord(`${path}\n${heading}\n${body}`.toLowerCase(), owner.toLowerCase()));
  });
}

/** Whether code of a passage uses a symbol, by its words: a member with any name counts only where its class is spoken of around it. */
export function codeUses(code: string, passage: Text, { names, owner, defaultOf, role }: SymbolWords): boolean {
  if (defaultOf !== null && importsModule(code, defaultOf)) return true;
  const bare = code.split('\n').map(withoutComments).join('\n');
  const isOwners = owner === null || hasWord(`${passage.path}\n${passage.heading.join('\n')}\n${passage.text}`.toLowerCase(), owner.toLowerCase());
  return isOwners && names.some((name) => usages[role](bare, name));
}

/** An option's plain name heads a section of its own; among other words it is a plain word. */
function isInHeading(heading: string, name: string, role: SymbolWords['role']): boolean {
  return role === 'option' ? heading.split('\n').some((line) => /^[`*_]*([\w$]+)[`*_]*\s*(?:[?:=(].*)?$/u.exec(line.trim())?.[1] === name) : hasWord(heading, name);
}

/** Whether a text so much as has one of a symbol's names as a word: where even this fails, nothing covers it. */
export function mentionsSymbol(text: string, { names }: SymbolWords): boolean {
  return names.some((name) => hasWord(text, name));
}

const emptyPassage: Omit<Passage, keyof Text> = { id: '', startLine: 1, endLine: 1, kind: 'prose', tags: [], code: [] };

/** How code that uses a symbol has its name. */
const usages: Record<SymbolWords['role'], (code: string, name: string) => boolean> = {
  export: hasWord,
  member: hasMember,
  option: (code, name) => hasMember(code, name) || placesOf(code, name).some((end) => /^\??\s*[:,}]/u.test(code.slice(end, end + 10))),
};

/** Such as `addNode` or `to_array`, which no sentence has by chance. */
function isDistinctive(name: string): boolean {
  return /[a-z][A-Z]|[_$\d]/u.test(name);
}

function hasMember(code: string, name: string): boolean {
  return placesOf(code, name).some((end) => code[end - name.length - 1] === '.');
}

function hasWord(text: string, word: string): boolean {
  return placesOf(text, word).length > 0;
}

/** Where a word ends in a text. */
function placesOf(text: string, word: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + word.length])) ends.push(at + word.length);
  }
  return ends;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w$]/u.test(character);
}

function importsModule(text: string, module: string): boolean {
  return ["'", '"'].some((quote) => text.includes(`from ${quote}${module}${quote}`) || text.includes(`(${quote}${module}${quote})`));
}

/** The headings of a text, what else it marks as names (inline code, emphasis), and its code without comments and strings. */
function partsOf(body: string): { headings: string; marked: string; code: string } {
  const headings: string[] = [];
  const marked: string[] = [];
  const code: string[] = [];
  let fence = '';
  for (const line of body.split('\n')) {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence !== '') code.push(withoutComments(line));
    else if (/^\s*#/u.test(line)) headings.push(line.replace(/^\s*#+\s*/u, ''));
    else for (const [, inline = '', strong = ''] of line.matchAll(/`([^`]+)`|[*_]{1,2}([\w$.#]+)[*_]{1,2}/gu)) marked.push(inline, strong);
  }
  return { headings: headings.join('\n'), marked: marked.join('\n'), code: code.join('\n') };
}

/** A line of code without its strings and comments. */
function withoutComments(line: string): string {
  return line.replace(/'[^']*'|"[^"]*"|`[^`]*`|\/\/.*$|^\s*\/?\*.*$/gu, '');
}
