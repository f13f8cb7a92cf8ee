import type Database from 'libsql';

export interface KeptName {
  name: string;
  /** Id. */
  run: string;
}

export interface KeptStore {
  /** Names that runs are kept under, sorted. */
  listKept: () => KeptName[];
  /** A name that another run has moves to this one. */
  setKept: (name: string, runId: string) => void;
  removeKept: (name: string) => void;
}

/** The part of the store that knows runs by the names that people gave them, such as a baseline. */
export function prepareKept(database: Database.Database): KeptStore {
  const upsert = database.prepare('INSERT INTO kept (name, run) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET run = excluded.run');
  const remove = database.prepare('DELETE FROM kept WHERE name = ?');
  return {
    listKept: () => {
      const rows = database.prepare('SELECT name, run FROM kept ORDER BY name').all() as KeptName[];
      return rows.map(({ name, run }) => ({ name, run }));
    },
    setKept: (name, runId) => {
      upsert.run(name, runId);
    },
    removeKept: (name) => {
      remove.run(name);
    },
  };
}
