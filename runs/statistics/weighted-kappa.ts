/**
 * Cohen's kappa with quadratic weights (Cohen, Weighted kappa, 1968) of two lists of ranks, 0 to `categories` − 1: 1 is full
 * agreement, 0 what chance would give, and being off by two ranks counts four times as much as by one. Null where both
 * lists have the same one rank throughout, or are empty.
 */
export function quadraticKappa(a: readonly number[], b: readonly number[], categories: number): number | null {
  const countsA = new Array<number>(categories).fill(0);
  const countsB = new Array<number>(categories).fill(0);
  let observed = 0;
  for (const [i, rankA] of a.entries()) {
    const rankB = b[i] ?? 0;
    observed += (rankA - rankB) ** 2;
    countsA[rankA] = (countsA[rankA] ?? 0) + 1;
    countsB[rankB] = (countsB[rankB] ?? 0) + 1;
  }
  let expected = 0;
  for (const [i, ofA] of countsA.entries()) for (const [j, ofB] of countsB.entries()) expected += (ofA * ofB * (i - j) ** 2) / a.length;
  return expected > 0 ? 1 - observed / expected : null;
}
