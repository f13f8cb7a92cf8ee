import { mean } from './mean.ts';

/**
 * Spearman's rank correlation, −1 to 1, of two lists of the same length; equal values share the mean of their ranks.
 * Null with fewer than three pairs or where a list has one value throughout.
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return a.length < 3 ? null : pearson(ranks(a), ranks(b));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((x, y) => x.value - y.value);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (const { i } of order.slice(from, to + 1)) result[i] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const meanA = mean(a) ?? 0;
  const meanB = mean(b) ?? 0;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [i, value] of a.entries()) {
    const fromA = value - meanA;
    const fromB = (b[i] ?? 0) - meanB;
    product += fromA * fromB;
    squaresA += fromA ** 2;
    squaresB += fromB ** 2;
  }
  const scale = Math.sqrt(squaresA * squaresB);
  return scale === 0 ? null : product / scale;
}
