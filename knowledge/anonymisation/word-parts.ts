/** The words of a name in order, with what stands between them: `forEachNode` is for, Each, Node; `lru-cache` is lru, -, cache. */
export function wordParts(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+/gu) ?? [];
}

export function isWord(part: string): boolean {
  return /^[A-Za-z]/u.test(part);
}

/** A new word in the case of the old one: `Node` and `velor` are `Velor`. */
export function inCaseOf(part: string, word: string): string {
  if (part.length > 1 && part === part.toUpperCase()) return word.toUpperCase();
  return part.charAt(0) === part.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
