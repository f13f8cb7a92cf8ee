import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "x"?` for the nearest of the known names, or the empty string when none is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(2, Math.floor(name.length / 3)) ? ` Did you mean "${nearest}"?` : '';
}

/** One sentence for an unknown name: what it was, what it may have meant, and what there is. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  return `There is no ${what} "${name}".${hintAndKnown(name, known)}`;
}

/** The same, of a name that its owner does not have: `The suite "small" has no task "durations". Did you mean …`. */
export function unknownMember({ owner, what, name, known }: { owner: string; what: string; name: string; known: readonly string[] }): string {
  return `${owner} has no ${what} "${name}".${hintAndKnown(name, known)}`;
}

function hintAndKnown(name: string, known: readonly string[]): string {
  return `${didYouMean(name, known)} Known: ${[...new Set(known)].join(', ') || 'none'}.`;
}
