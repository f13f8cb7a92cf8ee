/** Which texts have which words, how often and in what order, in typed arrays: built once, stored as they are. */
export interface WordIndex {
  /** In order of first appearance; a word's place here stands for it below. */
  words: string[];
  /** Length of each text in words, fields weighted; as many as there are texts. */
  lengths: Float32Array;
  /** Where the postings of each word begin, and where the last ones end. */
  postingStarts: Uint32Array;
  /** Ordinals of the texts that have the word, ascending. */
  postings: Uint32Array;
  /** How often each has it, fields weighted and rounded, 1 to 255. */
  frequencies: Uint8Array;
  /** Where the words of each text begin, and where the last ones end. */
  textStarts: Uint32Array;
  /** Places of the words of all texts in order, `gap` between fields. */
  texts: Uint32Array;
}

/** What stands between two fields: words on both sides of it are not neighbours. */
export const gap = 0xffffffff;

/** Words of one text in one field, and how much each counts. */
export interface Field {
  words: readonly string[];
  weight: number;
}

/** The n-th text gets ordinal n. */
export function buildWordIndex(texts: Iterable<readonly Field[]>): WordIndex {
  const places = new Map<string, number>();
  const sequence = growingArray();
  const textStarts = growingArray();
  const lengths: number[] = [];
  const counted = { ends: growingArray(), places: growingArray(), frequencies: growingArray() };
  for (const fields of texts) {
    textStarts.push(sequence.length());
    const frequencies = new Map<number, number>();
    let length = 0;
    for (const [i, { words, weight }] of fields.entries()) {
      if (i > 0) sequence.push(gap);
      length += words.length * weight;
      for (const word of words) {
        let place = places.get(word);
        if (place === undefined) places.set(word, (place = places.size));
        sequence.push(place);
        frequencies.set(place, (frequencies.get(place) ?? 0) + weight);
      }
    }
    for (const [place, frequency] of frequencies) {
      counted.places.push(place);
      counted.frequencies.push(Math.min(255, Math.max(1, Math.round(frequency))));
    }
    counted.ends.push(counted.places.length());
    lengths.push(length);
  }
  textStarts.push(sequence.length());
  return {
    words: [...places.keys()], lengths: Float32Array.from(lengths), textStarts: textStarts.take(), texts: sequence.take(),
    ...invert({ ends: counted.ends.take(), places: counted.places.take(), frequencies: counted.frequencies.take() }, places.size),
  };
}

/** From the words of each text to the texts of each word, by counting. */
function invert(counted: { ends: Uint32Array; places: Uint32Array; frequencies: Uint32Array }, wordCount: number): Pick<WordIndex, 'postingStarts' | 'postings' | 'frequencies'> {
  const { ends, places } = counted;
  const postingStarts = new Uint32Array(wordCount + 1);
  for (const place of places) postingStarts[place + 1] = (postingStarts[place + 1] ?? 0) + 1;
  for (let i = 1; i <= wordCount; i += 1) postingStarts[i] = (postingStarts[i] ?? 0) + (postingStarts[i - 1] ?? 0);
  const next = postingStarts.slice();
  const postings = new Uint32Array(places.length);
  const frequencies = new Uint8Array(places.length);
  let from = 0;
  for (const [ordinal, end] of ends.entries()) {
    for (; from < end; from += 1) {
      const place = places[from] ?? 0;
      const at = next[place] ?? 0;
      next[place] = at + 1;
      postings[at] = ordinal;
      frequencies[at] = counted.frequencies[from] ?? 0;
    }
  }
  return { postingStarts, postings, frequencies };
}

/** Numbers from 0 to 2^32 − 1 of which nobody knows yet how many there will be. */
function growingArray(): { push: (value: number) => void; length: () => number; take: () => Uint32Array } {
  let data = new Uint32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === data.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(data);
        data = larger;
      }
      data[length] = value;
      length += 1;
    },
    length: () => length,
    take: () => data.slice(0, length),
  };
}
