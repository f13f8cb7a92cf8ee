export interface RepeatedTask {
  /** Repeats of one task. */
  attempts: number;
  /** Those that solved it. */
  solved: number;
  /** At most `attempts`. */
  k: number;
}

/**
 * Unbiased estimate of the probability that at least one of k attempts solves a task:
 * `pass@k = 1 − C(n − c, k) / C(n, k)` (Chen et al., arXiv 2107.03374, section 2.1). Null when k exceeds the attempts.
 */
export function passAtK({ attempts, solved, k }: RepeatedTask): number | null {
  return k < 1 || k > attempts ? null : 1 - shareOfDraws({ all: attempts, wanted: attempts - solved, k });
}

/**
 * Unbiased estimate of the probability that each of k attempts solves a task: `pass^k = C(c, k) / C(n, k)`
 * (Yao et al., arXiv 2406.12045, section 3). Null when k exceeds the attempts.
 */
export function passHatK({ attempts, solved, k }: RepeatedTask): number | null {
  return k < 1 || k > attempts ? null : shareOfDraws({ all: attempts, wanted: solved, k });
}

/** `C(wanted, k) / C(all, k)` as a product, which no large factorial can overflow. */
function shareOfDraws({ all, wanted, k }: { all: number; wanted: number; k: number }): number {
  let share = 1;
  for (let i = 0; i < k; i += 1) share *= Math.max(0, wanted - i) / (all - i);
  return share;
}
