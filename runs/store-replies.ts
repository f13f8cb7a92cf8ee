import type Database from 'libsql';
import type { Usage } from '../agents/attempt.ts';
import type { KeptReply } from '../agents/chat/kept-reply.ts';
import { readStored } from './stored-value.ts';

export interface ReplyStore {
  /** Every reply that was paid for, as soon as it came; one without a question cannot serve again. */
  addReply: (reply: StoredReply) => void;
  /** The newest reply to a question, of any run unless one is named. */
  findReply: (question: string, runId?: string) => KeptReply | undefined;
  /** What a run has paid for, in order. */
  listPayments: (runId: string) => Payment[];
}

/** A call that was paid for. */
export interface Payment {
  /** Key of the trial that it was made for. */
  trial: string;
  /** As the user wrote it. */
  model: string;
  usage: Usage;
}

export interface StoredReply extends Payment {
  run: string;
  kept: { question: string; reply: KeptReply } | null;
}

/** The part of the store that keeps what models replied, attempts and judges alike. */
export function prepareReplies(database: Database.Database, file: string): ReplyStore {
  const insert = database.prepare('INSERT INTO replies (run, trial, model, usage, question, body) VALUES (?, ?, ?, ?, ?, ?)');
  const newest = database.prepare('SELECT body FROM replies WHERE question = ? ORDER BY id DESC LIMIT 1');
  const newestOfRun = database.prepare('SELECT body FROM replies WHERE question = ? AND run = ? ORDER BY id DESC LIMIT 1');
  return {
    addReply: ({ run, trial, model, usage, kept }) => {
      insert.run(run, trial, model, JSON.stringify(usage), kept?.question ?? null, kept === null ? null : JSON.stringify(kept.reply));
    },
    findReply: (question, runId) => {
      const row = (runId === undefined ? newest.get(question) : newestOfRun.get(question, runId)) as { body: string } | undefined;
      return row === undefined ? undefined : (readStored(row.body, `reply in ${file}`) as KeptReply); // only this program writes the store
    },
    listPayments: (runId) => {
      const rows = database.prepare('SELECT trial, model, usage FROM replies WHERE run = ? ORDER BY id').all(runId) as { trial: string; model: string; usage: string }[];
      return rows.map(({ trial, model, usage }) => ({ trial, model, usage: JSON.parse(usage) as Usage }));
    },
  };
}
