import { createHash } from 'node:crypto';

/**
 * A word that can be spoken and means nothing, the same for the same seed: two or three syllables out of a hash. Ones that
 * `isTaken` are passed over for the next.
 */
export function inventWord(seed: string, syllables: number, isTaken: (word: string) => boolean): string {
  for (let attempt = 0; ; attempt += 1) {
    // After many clashes longer words, of which there are more.
    const word = speak(createHash('sha256').update(JSON.stringify([seed, attempt])).digest(), syllables + Math.floor(attempt / 40));
    if (!isTaken(word)) return word;
  }
}

const onsets = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'br', 'dr', 'kr', 'tr', 'pl', 'fl', 'gr', 'st'];
const vowels = ['a', 'e', 'i', 'o', 'u'];
/** Without `s`, which is how a plural ends. */
const codas = ['', '', 'n', 'r', 'l', 'k', 'm', 't', 'x', 'p'];

function speak(bytes: Uint8Array, syllables: number): string {
  const pick = (list: readonly string[], i: number): string => list[(bytes[i % bytes.length] ?? 0) % list.length] ?? '';
  const word = Array.from({ length: syllables }, (_, i) => pick(onsets, 3 * i) + pick(vowels, 3 * i + 1)).join('');
  return word + pick(codas, 31);
}
