/** The best F1 over the accepted references; null when there is none to be held against. */
export function nearestF1(used: readonly string[], references: readonly (readonly string[])[]): number | null {
  return references.length === 0 ? null : Math.max(...references.map((reference) => symbolF1(used, reference)));
}

/** F1 of the symbols in use against those of a reference: 1 when the same are used, 0 when none is shared. */
function symbolF1(used: readonly string[], reference: readonly string[]): number {
  const expected = new Set(reference);
  const shared = used.filter((symbol) => expected.has(symbol)).length;
  return used.length + expected.size === 0 ? 1 : (2 * shared) / (used.length + expected.size);
}
