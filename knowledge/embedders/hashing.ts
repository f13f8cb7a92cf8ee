import { UserError } from '../../tasks/user-error.ts';
import { commonWords, searchWords } from '../search-words.ts';
import { normalise, type EmbedderKind } from './embedder.ts';

export const hashingDimension = 384;

/**
 * Feature hashing (Weinberger et al., 2009, "Feature Hashing for Large Scale Multitask Learning"): words, pairs of
 * neighbouring words and the character n-grams of words, each added with a sign at a place that its hash tells. Works
 * offline and gives the same vector everywhere.
 */
export const hashing: EmbedderKind = ({ model }) => {
  if (model !== undefined) throw new UserError(`The embedder "hashing" has no models; "hashing:${model}" should be "hashing".`);
  return {
    id: 'hashing',
    floor: 0.2,
    sparse: true,
    // It knows letters, not meaning: found together with `search-weights.ts`.
    weight: 0.25,
    embed: (texts) => Promise.resolve(texts.map(embedText)),
  };
};

/** Shares of the kinds of features in a vector. */
const weights = { word: 1, common: 0.1, pair: 0.4, grams: 1.5 };

function embedText(text: string): Float32Array {
  const vector = new Float32Array(hashingDimension);
  for (const [feature, { count, weight }] of countFeatures(searchWords(text))) {
    const hash = hashText(feature);
    const sign = hash & 1 ? 1 : -1;
    const place = (hash >>> 1) % hashingDimension;
    vector[place] = (vector[place] ?? 0) + sign * weight * (1 + Math.log(count));
  }
  return normalise(vector);
}

function countFeatures(words: string[]): Map<string, { count: number; weight: number }> {
  const features = new Map<string, { count: number; weight: number }>();
  const add = (feature: string, weight: number, count: number): void => {
    const known = features.get(feature);
    if (known === undefined) features.set(feature, { count, weight });
    else known.count += count;
  };
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const stems = new Map<string, string>();
  for (const [word, count] of counts) {
    if (commonWords.has(word)) {
      add(`w ${word}`, weights.common, count);
      continue;
    }
    const stem = stemOf(word);
    stems.set(word, stem);
    add(`w ${stem}`, weights.word, count);
    const grams = gramsOf(word);
    for (const gram of grams) add(`g ${gram}`, weights.grams / Math.sqrt(grams.length), count);
  }
  // Neighbours as one word, so that `page rank` and `pagerank` share a feature; common words between them do not count.
  let before: string | undefined;
  for (const word of words) {
    const stem = stems.get(word);
    if (stem === undefined) continue;
    if (before !== undefined) add(`w ${before}${stem}`, weights.pair, 1);
    before = stem;
  }
  return features;
}

/** Plural, past and -ing forms lose their ending; n-grams see to what is related more distantly. */
function stemOf(word: string): string {
  if (word.length <= 4) return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return word
    .replace(/ies$/u, 'y')
    .replace(/(?<=sh|ch|ss|x|z)es$/u, '')
    .replace(/(?<=[^su])s$/u, '')
    .replace(/(?<=\w{3})(?:ing|ed)$/u, '')
    .replace(/(?<=\w{3})e$/u, '');
}

function gramsOf(word: string): string[] {
  if (word.length < 4) return [];
  const marked = `^${word}$`;
  return [3, 4].flatMap((size) => Array.from({ length: marked.length - size + 1 }, (_, i) => marked.slice(i, i + size)));
}

/** FNV-1a over UTF-16 code units, with the final mix of MurmurHash3, as the low bits of FNV alone are not even. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
