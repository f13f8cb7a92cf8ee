import type Database from 'libsql';
import { UserError } from '../tasks/user-error.ts';

/** Each entry brings a store from the version of its index to the next; released ones never change. */
const migrations = [
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY, created_at TEXT NOT NULL, label TEXT, suite TEXT NOT NULL, planned INTEGER NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE TABLE attempts (
     run TEXT NOT NULL REFERENCES runs (id), key TEXT NOT NULL, body TEXT NOT NULL, evaluations TEXT,
     PRIMARY KEY (run, key)
   ) STRICT;`,
  'ALTER TABLE attempts ADD COLUMN friction TEXT;',
  `CREATE TABLE judgements (
     run TEXT NOT NULL REFERENCES runs (id), key TEXT NOT NULL, judge TEXT NOT NULL, dimension TEXT NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (run, key, judge, dimension)
   ) STRICT;
   CREATE TABLE calibrations (judge TEXT NOT NULL, question TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (judge, question)) STRICT;`,
  'ALTER TABLE attempts ADD COLUMN diagnosis TEXT;',
  // Attempts and judgements of before count as paid, as budgets go on with them.
  `CREATE TABLE replies (
     id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id), trial TEXT NOT NULL, model TEXT NOT NULL, usage TEXT NOT NULL, question TEXT, body TEXT
   ) STRICT;
   CREATE INDEX replies_by_question ON replies (question) WHERE question IS NOT NULL;
   CREATE INDEX replies_by_run ON replies (run);
   INSERT INTO replies (run, trial, model, usage)
     SELECT run, key, json_extract(body, '$.trial.model'), json_extract(body, '$.usage') FROM attempts WHERE json_extract(body, '$.usage.calls') > 0
     UNION ALL SELECT run, key, judge, json_extract(body, '$.usage') FROM judgements WHERE json_extract(body, '$.usage.calls') > 0;`,
  'CREATE TABLE kept (name TEXT PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id)) STRICT;',
  // Whether an attempt is graded stands at the end of a long row.
  'CREATE INDEX attempts_graded ON attempts (run) WHERE evaluations IS NOT NULL;',
  // Attempts of before keep their texts to themselves.
  'CREATE TABLE texts (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;',
];

/** Brings a store to the newest version; refuses one that a newer program wrote. */
export function migrate(database: Database.Database, file: string): void {
  if (versionOf(database) === migrations.length) return;
  database
    .transaction(() => {
      // Read again inside: another process may have migrated meanwhile.
      const version = versionOf(database);
      if (version > migrations.length) {
        throw new UserError(`The store ${file} was written by a newer uagent (version ${String(version)} of its schema; this one knows ${String(migrations.length)}). Update uagent, or give another folder with --home.`);
      }
      for (const migration of migrations.slice(version)) database.exec(migration);
      database.exec(`PRAGMA user_version = ${String(migrations.length)}`);
    })
    .exclusive();
}

function versionOf(database: Database.Database): number {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}
