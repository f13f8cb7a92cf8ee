export interface Scored {
  ordinal: number;
  score: number;
}

export interface BestRequest {
  limit: number;
  /** What a score has to exceed; left out: 0. */
  above?: number;
  allowed?: ((ordinal: number) => boolean) | undefined;
}

/** The places with the highest scores, the best first, ties in order; a heap of `limit` instead of sorting them all. */
export function bestOrdinals(scores: Float32Array, { limit, above = 0, allowed }: BestRequest): Scored[] {
  const heap: Scored[] = []; // the worst on top
  if (limit < 1) return heap;
  let least = above;
  for (let ordinal = 0; ordinal < scores.length; ordinal += 1) {
    const score = scores[ordinal] as number; // below the length
    // Of equal scores the earlier one stays.
    if (score <= least || (allowed !== undefined && !allowed(ordinal))) continue;
    if (heap.length < limit) {
      heap.push({ ordinal, score });
      rise(heap);
    } else {
      heap[0] = { ordinal, score };
      sink(heap);
    }
    if (heap.length === limit) least = heap[0]?.score ?? above;
  }
  return heap.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}

function isWorse(a: Scored, b: Scored): boolean {
  return a.score < b.score || (a.score === b.score && a.ordinal > b.ordinal);
}

function rise(heap: Scored[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfWorse(heap, at, parent)) return;
    at = parent;
  }
}

function sink(heap: Scored[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, two] = [heap[left], heap[left + 1]];
    if (one === undefined) return;
    const child = two !== undefined && isWorse(two, one) ? left + 1 : left;
    if (!swapIfWorse(heap, child, at)) return;
    at = child;
  }
}

/** Puts the worse one on top; whether anything was to be done. */
function swapIfWorse(heap: Scored[], child: number, parent: number): boolean {
  const [a, b] = [heap[child], heap[parent]];
  if (a === undefined || b === undefined || !isWorse(a, b)) return false;
  heap[child] = b;
  heap[parent] = a;
  return true;
}
