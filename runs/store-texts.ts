import { createHash } from 'node:crypto';
import type Database from 'libsql';
import type { Attempt } from '../agents/attempt.ts';
import { UserError } from '../tasks/user-error.ts';
import { joinTexts, shareTexts, type Shared, type SharedPassage, type WithSharedTexts } from './shared-texts.ts';
import { readStored } from './stored-value.ts';

/** Attempts as rows have them: what developers were shown is kept once for all. */
export interface AttemptTexts {
  /** Within a transaction, which also writes the row. `keep` once that is on disk. */
  write: (attempt: Attempt) => { body: string; keep: () => void };
  /** Also of rows from before texts were shared, which have no shared form. */
  read: (body: string, what: string) => { attempt: Attempt; shared?: SharedForm };
}

/** An attempt as its row has it, and what the places in it stand for. */
export interface SharedForm {
  attempt: WithSharedTexts<Attempt>;
  at: Shared;
}

/** The part of the store that holds texts, each once: passages of docs make up most of an attempt, and most are shown in many. */
export function prepareTexts(database: Database.Database): AttemptTexts {
  const insert = database.prepare('INSERT INTO texts (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING');
  const byHash = database.prepare('SELECT id FROM texts WHERE hash = ?');
  const byId = database.prepare('SELECT text FROM texts WHERE id = ?');
  const ids = new Map<string, number>();
  const idOf = (text: string): number => {
    const hash = createHash('sha256').update(text).digest('base64url');
    insert.run(hash, text);
    return (byHash.get(hash) as { id: number }).id;
  };
  const textAt = (id: number): string => {
    const row = byId.get(id) as { text: string } | undefined;
    if (row === undefined) throw new Error(`There is no text ${String(id)}.`);
    return row.text;
  };
  const at: Shared = { text: once(textAt), passage: once((id) => JSON.parse(textAt(id)) as SharedPassage) }; // written below
  return {
    write: (attempt) => {
      // Known to later ones only with the row: what a transaction undoes must not be referred to.
      const added = new Map<string, number>();
      const ofText = (paragraph: string): number => {
        const id = ids.get(paragraph) ?? added.get(paragraph) ?? idOf(paragraph);
        added.set(paragraph, id);
        return id;
      };
      const body = JSON.stringify(shareTexts(attempt, { ofText, ofPassage: (each) => ofText(JSON.stringify(each)) }));
      return {
        body,
        keep: () => {
          for (const [paragraph, id] of added) ids.set(paragraph, id);
        },
      };
    },
    read: (body, what) => {
      const stored = readStored(body, what) as Attempt | WithSharedTexts<Attempt>; // only this program writes the store
      if (!isShared(stored)) return { attempt: stored };
      try {
        return { attempt: joinTexts<Attempt>(stored, at), shared: { attempt: stored, at } };
      } catch (error) {
        throw new UserError(`The ${what} cannot be read: what it shares with others is gone or damaged.`, { cause: error });
      }
    },
  };
}

/** What has been read stays: there are as many texts as the docs have paragraphs. */
function once<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const value = known.get(id) ?? read(id);
    known.set(id, value);
    return value;
  };
}

function isShared(attempt: Attempt | WithSharedTexts<Attempt>): attempt is WithSharedTexts<Attempt> {
  const { passages, steps } = attempt;
  return passages.some((passage) => 'passage' in passage) || steps.some((step) => step.kind !== 'reply' && typeof (step.kind === 'tool' ? step.result : step.text) !== 'string');
}
