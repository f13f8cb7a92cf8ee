/** The distinct stems of a text or an identifier, in order of first sight: `singleSourceLength` is single, source, length. */
export function words(text: string): string[] {
  const parts = text
    .slice(0, longestText)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
  return [...new Set(parts.map(stem).filter((word) => word !== '' && !emptyWords.has(word)))];
}

/** How well two lists of words agree, 0 to 1: the harmonic mean of the shares that each finds in the other. */
export function agreement(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [joinCompounds(a, b), joinCompounds(b, a)];
  return left.length + right.length === 0 ? 0 : (2 * sharedWords(left, right)) / (left.length + right.length);
}

/** Which share of the wanted words a text has, 0 to 1. */
export function coverage(wanted: readonly string[], text: readonly string[]): number {
  const [left, right] = [joinCompounds(wanted, text), joinCompounds(text, wanted)];
  return left.length === 0 ? 0 : sharedWords(left, right) / left.length;
}

/** `page rank` is what another writes as `pagerank`. */
function joinCompounds(list: readonly string[], other: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const pair = `${list[i] ?? ''}${list[i + 1] ?? ''}`;
    const isCompound = i + 1 < list.length && other.includes(pair);
    joined.push(isCompound ? pair : (list[i] ?? ''));
    if (isCompound) i += 1;
  }
  return joined;
}

function sharedWords(a: readonly string[], b: readonly string[]): number {
  return a.filter((word) => b.some((other) => alike(word, other))).length;
}

/** `centrality` and `central`, `neighbour` and `neighbor` are one word to a reader. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 5) return false;
  return long.startsWith(short) || (long.length - short.length <= 1 && long.slice(0, 5) === short.slice(0, 5) && long.at(-1) === short.at(-1));
}

/** Endings off, so that a verb, its noun and its plural meet; crude, but the same on both sides of a comparison. */
function stem(word: string): string {
  let short = word.replace(/(?:ies)$/u, 'y');
  if (short.length > 3) short = short.replace(/(?:sses)$/u, 'ss').replace(/([^su])s$/u, '$1');
  if (short.length > 5) short = short.replace(/(?:ing|ed)$/u, '').replace(/([bdgmnprt])\1$/u, '$1');
  if (short.length > 8) short = short.replace(/(?:ation|ity|ment)$/u, '');
  return short.length > 4 ? short.replace(/e$/u, '') : short;
}

const longestText = 20_000;

const emptyWords = new Set(
  (
    'a an and any are as at be both but by can do each every for from give given gives has have how if in into is it its like may must no not of on one or order out over same ' +
    'so such than that the their them then there these this to use used using was what when where whether which while with write you your return result object function value'
  ).split(' ').flatMap((word) => [word, stem(word)]),
);
