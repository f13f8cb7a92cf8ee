import { seededBits } from './seeded-random.ts';

/** Up to this many differences every choice of signs is counted; of more, as many choices are drawn as `draws` says. */
const mostExact = 16;
const draws = 4999;

/**
 * Two-sided p-value of the hypothesis that differences are as likely to go one way as the other, by the randomisation
 * test of Fisher (The Design of Experiments, 1935, section 21): the share of all choices of signs whose sum is at least as
 * far from 0 as the one observed. Valid for any number of differences and any law, since nothing but the signs is taken to
 * be by chance; with fewer than 6 differences it cannot fall below 0.05. Beyond 16 differences from 4999 seeded draws,
 * with the one observed among them so that the level holds (Phipson & Smyth, SAGMB 9, 2010). 1 where nothing differs.
 */
export function signFlipTest(differences: readonly number[]): number {
  const sizes = Float64Array.from(differences.filter((difference) => difference !== 0)).map(Math.abs).sort();
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  // Sums of the same numbers in another order differ in their last digits.
  const bar = observed - 1e-9 * sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length <= mostExact ? countAll(sizes, bar) : countDrawn(sizes, bar);
}

/** From one choice of signs to the next a single sign changes (Gray code). The last sign stays: its mirror images count alike. */
function countAll(sizes: Float64Array, bar: number): number {
  const choices = 2 ** Math.max(0, sizes.length - 1);
  const signs = new Float64Array(sizes.length).fill(1);
  let sum = sizes.reduce((total, size) => total + size, 0);
  let extreme = Math.abs(sum) >= bar ? 1 : 0;
  for (let i = 1; i < choices; i += 1) {
    const flipped = 31 - Math.clz32(i & -i);
    const sign = signs[flipped] ?? 1;
    signs[flipped] = -sign;
    sum -= 2 * sign * (sizes[flipped] ?? 0);
    if (Math.abs(sum) >= bar) extreme += 1;
  }
  return extreme / choices;
}

/** Eight signs at a time: one byte of randomness picks a sum out of a table of all 256. */
function countDrawn(sizes: Float64Array, bar: number): number {
  const bits = seededBits('sign-flip-test');
  const tables = Array.from({ length: Math.ceil(sizes.length / 8) }, (_, i) => signedSums(sizes.subarray(8 * i, 8 * i + 8)));
  let extreme = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    let word = 0;
    for (let i = 0; i < tables.length; i += 1) {
      word = i % 4 === 0 ? bits() : word >>> 8;
      sum += tables[i]?.[word & 255] ?? 0;
    }
    if (Math.abs(sum) >= bar) extreme += 1;
  }
  return extreme / (draws + 1);
}

/** Of up to eight sizes: at each index the sum in which those have a plus whose bit is set. */
function signedSums(sizes: Float64Array): Float64Array {
  return Float64Array.from({ length: 256 }, (_, signs) => sizes.reduce((sum, size, i) => sum + ((signs >> i) & 1 ? size : -size), 0));
}
