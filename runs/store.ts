import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'libsql';
import type { Attempt } from '../agents/attempt.ts';
import { trialKey, type Trial } from '../agents/trial.ts';
import type { Diagnosis } from '../evaluators/diagnosis/diagnosis.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Friction } from '../evaluators/friction/stumble.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { makeFolder } from '../tasks/make-folder.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { Pricing } from './spending/pricing.ts';
import { prepareJudgements, type JudgementStore } from './store-judgements.ts';
import { failingClearly, knownTrouble } from './store-failure.ts';
import { prepareFigures, type FigureStore } from './store-figures.ts';
import { prepareKept, type KeptStore } from './store-kept.ts';
import { prepareLatest, type LatestStore } from './store-latest.ts';
import { prepareReplies, type ReplyStore } from './store-replies.ts';
import { migrate } from './store-schema.ts';
import { prepareTexts, type SharedForm } from './store-texts.ts';
import { readStored } from './stored-value.ts';

/** Runs, attempts, evaluations, judgements and replies in `<home>/uagent.db`. Every write is on disk when its call returns. */
export interface Store extends Disposable, Omit<JudgementStore, 'hasJudgements'>, ReplyStore, FigureStore, LatestStore, KeptStore {
  /** Numbers the run among those of its suite. */
  addRun(run: Omit<Run, 'id'>): Run;
  /** Adds trials to the plan of a run. */
  extendRun(run: Run, trials: readonly Trial[]): Run;
  /** Prices that the run did not begin with. */
  setPricing(run: Run, pricing: Pricing): Run;
  /** Which uagent graded all attempts anew. */
  setEvaluators(run: Run, version: string): Run;
  findRun(id: string): Run | undefined;
  /** Newest first. */
  listRuns(): RunSummary[];
  /** Stored before it is graded. */
  addAttempt(runId: string, attempt: Attempt): void;
  /** All that makes an attempt a graded one, in one write, since each waits for the disk. */
  setGrading(runId: string, key: string, grading: Pick<Outcome, 'evaluations' | 'friction' | 'diagnosis'>): void;
  /** Which attempts there are, by key, and whether they are graded: what was said in them is not read. */
  listProgress(runId: string): Map<string, { isGraded: boolean }>;
  findAttempt(runId: string, key: string): StoredAttempt | undefined;
  /** Attempts in the order of the plan, read one at a time as they are asked for: all of a long run are more than fit into memory. */
  eachAttempt(run: Run): Iterable<StoredAttempt>;
  /** Graded attempts, as `eachAttempt`. */
  eachOutcome(run: Run): Iterable<StoredOutcome>;
}

export interface RunSummary {
  id: string;
  label: string | null;
  createdAt: string;
  suite: string;
  planned: number;
  attempted: number;
  graded: number;
}

export interface StoredAttempt {
  attempt: Attempt;
  /** Left out of attempts from before texts were shared. */
  shared?: SharedForm;
  /** Null until graded. */
  evaluations: Evaluation[] | null;
  /** Null until looked into. */
  friction: Friction | null;
  /** As friction. */
  diagnosis: Diagnosis | null;
  /** Empty where no judge was asked. */
  judgements: Judgement[];
}

/** Opens the store of a home folder, making both when there are none. */
export function openStore(home: string): Store {
  const file = path.join(home, 'uagent.db');
  const database = openDatabase(home, file);
  const insertRun = database.prepare('INSERT INTO runs (id, created_at, label, suite, planned, body) VALUES (?, ?, ?, ?, ?, ?)');
  const updateRun = database.prepare('UPDATE runs SET planned = ?, body = ? WHERE id = ?');
  const insertAttempt = database.prepare('INSERT OR REPLACE INTO attempts (run, key, body) VALUES (?, ?, ?)');
  const updateGrading = database.prepare('UPDATE attempts SET friction = ?, diagnosis = ?, evaluations = ? WHERE run = ? AND key = ?');
  const { listKept, setKept, removeKept } = prepareKept(database);
  const { listJudgements, judgementsOf, hasJudgements, findCalibration, addJudgement, addCalibration } = prepareJudgements(database, file);
  const texts = prepareTexts(database);
  const { addReply, findReply, listPayments } = prepareReplies(database, file);
  const clearly = <A extends unknown[], R>(write: (...args: A) => R): ((...args: A) => R) => failingClearly(write, file);

  const selectAttempt = database.prepare('SELECT body, evaluations, friction, diagnosis FROM attempts WHERE run = ? AND key = ?');
  const selectProgress = database.prepare('SELECT key, evaluations IS NOT NULL AS isGraded FROM attempts WHERE run = ?');
  const findAttempt = (runId: string, key: string, isJudged = true): StoredAttempt | undefined => {
    const row = selectAttempt.get(runId, key) as AttemptRow | undefined;
    if (row === undefined) return undefined;
    return {
      ...texts.read(row.body, `attempt ${key} in ${file}`),
      evaluations: row.evaluations === null ? null : (JSON.parse(row.evaluations) as Evaluation[]),
      friction: row.friction === null ? null : (JSON.parse(row.friction) as Friction),
      diagnosis: row.diagnosis === null ? null : (JSON.parse(row.diagnosis) as Diagnosis),
      judgements: isJudged ? judgementsOf(runId, key) : [],
    };
  };
  function* eachAttempt(run: Run): Generator<StoredAttempt> {
    // Most runs have no judgements, and asking for those of thousands of attempts takes its time.
    const isJudged = hasJudgements(run.id);
    for (const trial of run.trials) {
      const stored = findAttempt(run.id, trialKey(trial), isJudged);
      if (stored !== undefined) yield stored;
    }
  }
  function* eachOutcome(run: Run): Generator<StoredOutcome> {
    for (const { attempt, shared, evaluations, friction, diagnosis, judgements } of eachAttempt(run)) {
      if (evaluations !== null) yield { attempt, ...(shared === undefined ? {} : { shared }), evaluations, friction, diagnosis, ...(judgements.length === 0 ? {} : { judgements }) };
    }
  }

  return {
    ...prepareFigures(database),
    ...prepareLatest(database),
    listJudgements,
    judgementsOf,
    findCalibration,
    findReply,
    listPayments,
    addJudgement: clearly(addJudgement),
    addCalibration: clearly(addCalibration),
    addReply: clearly(addReply),
    listKept,
    setKept: clearly(setKept),
    removeKept: clearly(removeKept),
    addRun: clearly((planned) =>
      database
        .transaction(() => {
          const run: Run = { ...planned, id: nextRunId(database, planned.suite.id) };
          insertRun.run(run.id, run.createdAt, run.label, run.suite.id, run.trials.length, JSON.stringify(run));
          return run;
        })
        .immediate()),
    extendRun: clearly((run, trials) => {
      const extended: Run = { ...run, trials: [...run.trials, ...trials] };
      updateRun.run(extended.trials.length, JSON.stringify(extended), run.id);
      return extended;
    }),
    setPricing: clearly((run, pricing) => {
      const priced: Run = { ...run, pricing };
      if (!isDeepStrictEqual(run.pricing, pricing)) updateRun.run(run.trials.length, JSON.stringify(priced), run.id);
      return priced;
    }),
    setEvaluators: clearly((run, version) => {
      const { uagent, node } = run.versions;
      const graded: Run = { ...run, versions: { uagent, node, ...(version === uagent ? {} : { evaluators: version }) } };
      if (!isDeepStrictEqual(run.versions, graded.versions)) updateRun.run(run.trials.length, JSON.stringify(graded), run.id);
      return graded;
    }),
    findRun: (id) => {
      const row = database.prepare('SELECT body FROM runs WHERE id = ?').get(id) as { body: string } | undefined;
      return row === undefined ? undefined : (readStored(row.body, `run ${id} in ${file}`) as Run); // only this program writes the store
    },
    listRuns: () => listRuns(database),
    addAttempt: clearly((runId, attempt) => {
      const write = database.transaction(() => {
        const { body, keep } = texts.write(attempt);
        insertAttempt.run(runId, trialKey(attempt.trial), body);
        return keep;
      });
      write.immediate()();
    }),
    setGrading: clearly((runId, key, { friction, diagnosis, evaluations }) => {
      const [known, told] = [friction, diagnosis].map((part) => (part === null ? null : JSON.stringify(part)));
      updateGrading.run(known, told, JSON.stringify(evaluations), runId, key);
    }),
    listProgress: (runId) => new Map((selectProgress.all(runId) as { key: string; isGraded: number }[]).map(({ key, isGraded }) => [key, { isGraded: isGraded === 1 }])),
    findAttempt: (runId, key) => findAttempt(runId, key),
    eachAttempt,
    eachOutcome,
    [Symbol.dispose]: () => {
      // What is written stands in a file beside it until then, and people copy the store alone. Waits for nobody.
      try {
        database.pragma('wal_checkpoint(PASSIVE)');
      } catch {
        // The next one to close it will.
      }
      database.close();
    },
  };
}

/** With the shared form of its attempt, where it has one. */
export type StoredOutcome = Outcome & Pick<StoredAttempt, 'shared'>;

interface AttemptRow {
  body: string;
  evaluations: string | null;
  friction: string | null;
  diagnosis: string | null;
}

function openDatabase(home: string, file: string): Database.Database {
  try {
    makeFolder(home, 'home folder');
    const database = new Database(file);
    database.pragma('busy_timeout = 10000');
    database.pragma('journal_mode = WAL');
    // A finished attempt may have cost money: it must survive a power cut, not only a kill.
    database.pragma('synchronous = FULL');
    migrate(database, file);
    return database;
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Such a store is whole: nobody is to move it away.
    const known = knownTrouble(error);
    if (known !== undefined) throw new UserError(`The store ${file} cannot be opened: ${known}`, { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The store ${file} cannot be opened: ${reason}. Give another folder with --home, or move that file away.`, { cause: error });
  }
}

/** One more than the largest number so far: a removed run's number is not given again while a later one stands. */
function nextRunId(database: Database.Database, suite: string): string {
  const ids = database.prepare('SELECT id FROM runs WHERE suite = ?').all(suite) as { id: string }[];
  const numbers = ids.map(({ id }) => Number(id.slice(suite.length + 1)));
  return `${suite}-${String(Math.max(0, ...numbers) + 1)}`;
}

function listRuns(database: Database.Database): RunSummary[] {
  const rows = database
    .prepare(
      `SELECT runs.id, runs.label, runs.created_at AS createdAt, runs.suite, runs.planned,
              (SELECT COUNT(*) FROM attempts WHERE attempts.run = runs.id) AS attempted,
              (SELECT COUNT(*) FROM attempts WHERE attempts.run = runs.id AND evaluations IS NOT NULL) AS graded
         FROM runs ORDER BY runs.created_at DESC, runs.rowid DESC`,
    )
    .all() as RunSummary[];
  return rows.map(({ id, label, createdAt, suite, planned, attempted, graded }) => ({ id, label, createdAt, suite, planned, attempted, graded }));
}
