/**
 * The words of prose and code as search knows them, in order, lower case and without accents. An identifier gives its
 * parts and itself in one word (`topologicalSort`: topological, sort, topologicalsort), so that `topological_sort`,
 * `topological sort` and `topologicalSort` meet. Scripts without spaces give overlapping pairs of characters.
 */
export function searchWords(text: string): string[] {
  return identifiersIn(text).flatMap((identifier) => wordsOf(partsOf(identifier)));
}

/** What a word of a query is: one that stands there, a part of an identifier, or two neighbours in one word. */
export type QueryWordRole = 'word' | 'part' | 'joined';

/**
 * The different words of a query, and neighbours in one word as well ("page rank": page, rank, pagerank). Words that
 * every sentence has are left out unless there is no other.
 */
export function queryWords(text: string): Map<string, QueryWordRole> {
  const identifiers = identifiersIn(text.slice(0, longestQuery)).map(partsOf);
  const all = identifiers.flatMap((parts) => {
    const whole = parts.length > 1 ? parts.join('') : undefined;
    return wordsOf(parts).map((word) => ({ word, role: whole === undefined || word === whole ? 'word' as const : 'part' as const }));
  });
  const isCommon = (word: string): boolean => commonWords.has(word);
  const pairs = identifiers
    .slice(1)
    .map((parts, i) => [...(identifiers[i] ?? []), ...parts])
    .filter((parts) => !parts.every(isCommon) && !parts.some(isUnspaced))
    .map((parts) => parts.join(''))
    .filter((pair) => pair.length <= longestWord)
    .map((word) => ({ word, role: 'joined' as const }));
  const telling = all.filter(({ word }) => !isCommon(word));
  const roles = new Map<string, QueryWordRole>();
  for (const { word, role } of [...(telling.length > 0 ? telling : all), ...pairs]) {
    if (roles.size === mostQueryWords) break;
    if (!roles.has(word) || role === 'word') roles.set(word, role);
  }
  return roles;
}

/** Of English sentences, and of questions about code. */
export const commonWords: ReadonlySet<string> = new Set(
  ('a an and any are as at be been but by can could did do does for from had has have how i if in into is it its like me my no not of on or our ' +
    'should so some such than that the their them then there these they this those to us want was we were what when where which while who why will with would you your').split(' '),
);

const longestQuery = 10_000;
const mostQueryWords = 150;
/** Longer ones are data, such as an image within the text. */
const longestWord = 60;

function identifiersIn(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
  return (plain.match(/[\p{L}\p{N}_$]+/gu) ?? []).filter((identifier) => identifier.length <= longestWord);
}

function wordsOf(parts: string[]): string[] {
  const words = parts.some(isUnspaced) ? parts.flatMap((part) => (isUnspaced(part) ? pairsOf(part) : [part])) : parts;
  return parts.length > 1 ? [...words, parts.join('')] : words;
}

function partsOf(identifier: string): string[] {
  if (/^[a-z0-9]+$/u.test(identifier)) return [identifier]; // most words are
  const spaced = identifier
    .replaceAll(/[_$]+/gu, ' ')
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  return spaced.split(' ').filter((part) => part !== '');
}

function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

function pairsOf(text: string): string[] {
  const characters = Array.from(text);
  return characters.length < 3 ? [text] : characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}
