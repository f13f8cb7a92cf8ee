/**
 * Holm's step-down adjustment (Scandinavian Journal of Statistics 6, 1979): in their order of size the i-th of m p-values
 * is multiplied by m − i + 1 and never falls below the one before. Rejecting where the adjusted one is at most α keeps the
 * chance of any false rejection at α, however the tests depend on each other. In the order given.
 */
export function adjustByHolm(probabilities: readonly number[]): number[] {
  const ranked = probabilities.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ranked.length).fill(1);
  let floor = 0;
  for (const [rank, { p, i }] of ranked.entries()) {
    floor = Math.max(floor, Math.min(1, (ranked.length - rank) * p));
    adjusted[i] = floor;
  }
  return adjusted;
}
