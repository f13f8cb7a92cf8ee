import { inventWord } from './invent-word.ts';
import { inCaseOf, isWord, wordParts } from './word-parts.ts';

/** What a library's names are called in its anonymised form: two lists of pairs, each one to one. */
export interface NameTable {
  /** Exports, members and option keys. */
  names: ReadonlyMap<string, string>;
  /** Names of packages. */
  packages: ReadonlyMap<string, string>;
  /** Parts of the paths of modules and files, without their endings. */
  segments: ReadonlyMap<string, string>;
  /** Any other text, such as the library's id, in the table's words; what has none of them gets new ones. */
  aliasOf: (text: string) => string;
}

export interface NameTableRequest {
  /** Part of every hash, so that two libraries with a method `add` do not call it the same. */
  libraryId: string;
  names: Iterable<string>;
  packages: Iterable<string>;
  segments: Iterable<string>;
  /** Words in lower case that no invented word may be: those of the docs, the tasks and the declarations. */
  avoid: ReadonlySet<string>;
}

/**
 * Each word of a name has one invented word wherever it occurs, so that `addNode`, `dropNode` and `nodes` are still seen to belong
 * together. Everything follows from the request: no order, no clock.
 */
export function createNameTable({ libraryId, names, packages, segments, avoid }: NameTableRequest): NameTable {
  const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();
  const [allNames, allPackages, allSegments] = [sorted(names), sorted(packages), sorted(segments)];
  const words = inventWords(libraryId, new Set([...allNames, ...allPackages, ...allSegments].flatMap(wordsOf)), avoid);
  const aliasOf = (text: string): string => wordParts(text).map((part) => {
    if (!isWord(part)) return part;
    return inCaseOf(part, words.get(part.toLowerCase()) ?? inventWord(`${libraryId}/${part.toLowerCase()}`, 2, (word) => avoid.has(word)));
  }).join('');
  return {
    names: pairs(allNames, aliasOf, avoid), packages: pairs(allPackages, aliasOf, avoid), segments: pairs(allSegments, aliasOf, avoid), aliasOf,
  };
}

function wordsOf(text: string): string[] {
  return wordParts(text).filter(isWord).map((part) => part.toLowerCase());
}

function inventWords(libraryId: string, known: ReadonlySet<string>, avoid: ReadonlySet<string>): Map<string, string> {
  const taken = new Set<string>();
  const words = new Map<string, string>();
  for (const word of [...known].sort()) {
    const singular = word.slice(0, -1);
    // A plural sorts right behind its singular, so that has its word by now.
    const stem = word.endsWith('s') && word.length > 3 ? words.get(singular) : undefined;
    const syllables = word.length > 7 ? 3 : 2;
    const invented = stem === undefined
      ? inventWord(`${libraryId}/${word}`, syllables, (each) => [each, `${each}s`].some((form) => taken.has(form) || avoid.has(form) || known.has(form)))
      : `${stem}s`;
    taken.add(invented);
    words.set(word, invented);
  }
  return words;
}

/** Two names may come to the same letters, such as those of `ab-c` and `a-bc` without their hyphens: the later one is made longer. */
function pairs(texts: readonly string[], aliasOf: (text: string) => string, avoid: ReadonlySet<string>): Map<string, string> {
  const taken = new Set<string>(texts);
  const found = new Map<string, string>();
  for (const text of texts) {
    const plain = aliasOf(text);
    const isTaken = (alias: string): boolean => taken.has(alias) || avoid.has(alias.toLowerCase());
    const alias = isTaken(plain) ? `${plain}${inventWord(text, 1, (ending) => isTaken(`${plain}${ending}`))}` : plain;
    taken.add(alias);
    found.set(text, alias);
  }
  return found;
}
