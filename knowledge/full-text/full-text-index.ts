import type Database from 'libsql';
import { queryWords, searchWords } from '../search-words.ts';
import type { SearchText } from '../search-text.ts';

/**
 * BM25 over the words that `searchWords` makes; SQLite's own tokenizer only takes them apart at the spaces again and
 * stems them (Porter). The text itself is not stored here.
 */
const schema = "CREATE VIRTUAL TABLE words USING fts5 (heading, body, content = '', tokenize = 'porter unicode61 remove_diacritics 0')";

/** A word in a heading tells more of what a passage is about than one in its text. */
const weights = { heading: 2, body: 1 };

/** Fills the index; the n-th text gets ordinal n. */
export function writeFullText(database: Database.Database, texts: SearchText[]): void {
  database.exec(schema);
  const insert = database.prepare('INSERT INTO words (rowid, heading, body) VALUES (?, ?, ?)');
  for (const [ordinal, { heading, body }] of texts.entries()) insert.run(ordinal, searchWords(heading).join(' '), searchWords(body).join(' '));
}

interface FullTextQuery {
  text: string;
  limit: number;
  /** Only passages with one of these bits; left out: all. */
  tagBits?: number;
}

export interface FullTextIndex {
  /** Ordinals, the best first; ties in reading order. Any text is a valid query; one without words finds nothing. */
  search(query: FullTextQuery): number[];
}

/** Expects a table `passages` with `ordinal` and `tag_bits` beside the words. */
export function openFullText(database: Database.Database): FullTextIndex {
  const select = database.prepare(
    `SELECT words.rowid AS ordinal FROM words JOIN passages ON passages.ordinal = words.rowid
     WHERE words MATCH ? AND (passages.tag_bits & ?) != 0
     ORDER BY bm25(words, ${String(weights.heading)}, ${String(weights.body)}), words.rowid LIMIT ?`,
  );
  return {
    search: ({ text, limit, tagBits = ~0 }) => {
      const words = queryWords(text);
      if (words.length === 0) return [];
      const rows = select.all(words.map((word) => `"${word}"`).join(' OR '), tagBits, limit) as { ordinal: number }[]; // as selected
      return rows.map(({ ordinal }) => ordinal);
    },
  };
}
