export interface Matching {
  /** Indexes without a partner, ascending; both are empty when the matching is complete. */
  unmatchedLeft: number[];
  unmatchedRight: number[];
}

/**
 * A largest matching between two sides of equal size, by augmenting paths (Kuhn's algorithm). Taking the first that
 * fits would not do: where tolerance lets one element fit several, an early choice can take away another's only partner.
 */
export function matchAll(size: number, fits: (left: number, right: number) => boolean): Matching {
  const known = new Int8Array(size * size);
  const fit = (left: number, right: number): boolean => {
    const at = left * size + right;
    if (known[at] === 0) known[at] = fits(left, right) ? 1 : -1;
    return known[at] === 1;
  };
  const leftOf = new Int32Array(size).fill(-1);
  const unmatchedLeft: number[] = [];
  for (let left = 0; left < size; left += 1) {
    if (!augment({ left, size, fit, leftOf })) unmatchedLeft.push(left);
  }
  return { unmatchedLeft, unmatchedRight: [...leftOf.keys()].filter((right) => leftOf[right] === -1) };
}

interface Search {
  left: number;
  size: number;
  fit: (left: number, right: number) => boolean;
  /** By right index the left partner, or -1. */
  leftOf: Int32Array;
}

/** Breadth first, so that long chains of exchanges need no deep recursion. The same place on the other side is tried first. */
function augment({ left: start, size, fit, leftOf }: Search): boolean {
  if (leftOf[start] === -1 && fit(start, start)) {
    leftOf[start] = start;
    return true;
  }
  const cameFrom = new Int32Array(size).fill(-1);
  const queue = [start];
  for (const left of queue) {
    for (let right = 0; right < size; right += 1) {
      if (cameFrom[right] !== -1 || !fit(left, right)) continue;
      cameFrom[right] = left;
      const partner = leftOf[right] ?? -1;
      if (partner === -1) {
        exchange({ start, right, cameFrom, leftOf });
        return true;
      }
      queue.push(partner);
    }
  }
  return false;
}

/** Gives each element of the path the partner through which it was reached. */
function exchange({ start, right, cameFrom, leftOf }: { start: number; right: number; cameFrom: Int32Array; leftOf: Int32Array }): void {
  let free = right;
  for (;;) {
    const left = cameFrom[free] ?? start;
    const before = leftOf.indexOf(left);
    leftOf[free] = left;
    if (left === start) return;
    free = before;
  }
}
