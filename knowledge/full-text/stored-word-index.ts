import type Database from 'libsql';
import type { WordIndex } from './word-index.ts';

const schema = 'CREATE TABLE IF NOT EXISTS word_indexes (name TEXT NOT NULL, part TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, part))';

type Arrays = Omit<WordIndex, 'words'>;

/** How the bytes of each part are read again. */
const arrays: { [Part in keyof Arrays]: (bytes: ArrayBuffer) => Arrays[Part] } = {
  lengths: (bytes) => new Float32Array(bytes),
  postingStarts: (bytes) => new Uint32Array(bytes),
  postings: (bytes) => new Uint32Array(bytes),
  frequencies: (bytes) => new Uint8Array(bytes),
  textStarts: (bytes) => new Uint32Array(bytes),
  texts: (bytes) => new Uint32Array(bytes),
};

export function storeWordIndex(database: Database.Database, name: string, index: WordIndex): void {
  database.exec(schema);
  const insert = database.prepare('INSERT INTO word_indexes (name, part, data) VALUES (?, ?, ?)');
  insert.run(name, 'words', Buffer.from(index.words.join('\n')));
  for (const part of Object.keys(arrays) as (keyof Arrays)[]) { // its keys are written out above
    const { buffer, byteOffset, byteLength } = index[part];
    insert.run(name, part, Buffer.from(buffer, byteOffset, byteLength));
  }
}

export function readWordIndex(database: Database.Database, name: string): WordIndex {
  const select = database.prepare('SELECT data FROM word_indexes WHERE name = ? AND part = ?');
  const read = (part: string): Buffer => {
    const row = select.get(name, part) as { data: Buffer } | undefined; // as selected
    if (row === undefined) throw new Error(`The full text has no ${part} of "${name}".`);
    return row.data;
  };
  // A copy: a row's buffer may begin at a place that numbers of four bytes cannot.
  const bytes = (part: string): ArrayBuffer => new Uint8Array(read(part)).buffer;
  const words = read('words').toString();
  return {
    words: words === '' ? [] : words.split('\n'),
    lengths: arrays.lengths(bytes('lengths')), postingStarts: arrays.postingStarts(bytes('postingStarts')), postings: arrays.postings(bytes('postings')),
    frequencies: arrays.frequencies(bytes('frequencies')), textStarts: arrays.textStarts(bytes('textStarts')), texts: arrays.texts(bytes('texts')),
  };
}
