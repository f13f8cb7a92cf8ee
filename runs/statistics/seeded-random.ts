/**
 * A stream of numbers in [0, 1), the same for the same seed: Mulberry32 (Tommy Ettinger, public domain), started from
 * the seed text through FNV-1a. Good enough for resampling, not for secrets.
 */
export function seededRandom(seed: string): () => number {
  const bits = seededBits(seed);
  return () => bits() / 2 ** 32;
}

/** The same stream as whole numbers of 32 bits, from 0. */
export function seededBits(seed: string): () => number {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** 32-bit FNV-1a over UTF-8 (draft-eastlake-fnv). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
