import Database from 'libsql';
import { bitsOf } from '../find-passages.ts';
import { readFullText, writeFullText, type FullTextIndex } from '../full-text/full-text-index.ts';
import type { Document, Passage } from '../passage.ts';
import { searchText } from '../search-text.ts';

const schema = `
  CREATE TABLE documents (ordinal INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE passages (ordinal INTEGER PRIMARY KEY, body TEXT NOT NULL);
`;

/** Documents, passages and their full-text index in one new file. */
export function writePassageDatabase(file: string, { documents, passages }: { documents: Document[]; passages: Passage[] }): void {
  const database = new Database(file);
  try {
    // The file is built beside its final place and thrown away when that fails: nothing has to survive a crash.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;');
    database.exec('BEGIN');
    database.exec(schema);
    const insertDocument = database.prepare('INSERT INTO documents (ordinal, body) VALUES (?, ?)');
    for (const [ordinal, document] of documents.entries()) insertDocument.run(ordinal, JSON.stringify(document));
    const insertPassage = database.prepare('INSERT INTO passages (ordinal, body) VALUES (?, ?)');
    for (const [ordinal, passage] of passages.entries()) insertPassage.run(ordinal, JSON.stringify(passage));
    writeFullText(database, passages.map(searchText));
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

export interface PassageDatabase extends Disposable {
  documents: Document[];
  passages: Passage[];
  fullText: FullTextIndex;
}

export function openPassageDatabase(file: string): PassageDatabase {
  const database = new Database(file, { readonly: true });
  // Only this program writes the file, and its checksum was verified.
  const read = (table: string): unknown[] => (database.prepare(`SELECT body FROM ${table} ORDER BY ordinal`).all() as { body: string }[]).map(({ body }): unknown => JSON.parse(body));
  const passages = read('passages') as Passage[];
  return {
    documents: read('documents') as Document[],
    passages,
    fullText: readFullText(database, passages.map(({ tags }) => bitsOf(tags))),
    [Symbol.dispose]: () => {
      database.close();
    },
  };
}
