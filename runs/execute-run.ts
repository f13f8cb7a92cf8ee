import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { AnonymisedLibrary } from '../agents/anonymised-library.ts';
import { attemptAnonymised } from '../agents/attempt-anonymised.ts';
import type { Attempt } from '../agents/attempt.ts';
import type { Developer } from '../agents/attempt-job.ts';
import type { Ledger } from '../agents/chat/ledger.ts';
import type { Persona } from '../agents/persona.ts';
import { trialKey, type Trial } from '../agents/trial.ts';
import { withStaticThreads } from '../evaluators/beside/with-static-threads.ts';
import { diagnose } from '../evaluators/diagnosis/diagnose.ts';
import { goldPassages } from '../evaluators/gold-passages.ts';
import { findFriction } from '../evaluators/friction/find-friction.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import type { Judge } from '../evaluators/judge/open-judge.ts';
import { withoutPart } from '../knowledge/docs-part.ts';
import { isLocal } from '../knowledge/embedders/is-local.ts';
import type { Inventory } from '../knowledge/inventory.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import { gradeAttempt } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { createLedger } from './create-ledger.ts';
import type { Outcome } from './outcome.ts';
import { findById } from '../tasks/find-by-id.ts';
import type { Run } from './run.ts';
import type { Amount } from './spending/account.ts';
import { createSpending, type Limits, type SpendingRequest } from './spending/spending.ts';
import { StoreFailure } from './store-failure.ts';
import type { Store, StoredAttempt } from './store.ts';
import { takeSeat, type Seat } from './take-seat.ts';
import { createTwoLanes } from './two-lanes.ts';

/** A library that agents can read about as well. */
export interface OpenLibrary extends InstalledLibrary {
  knowledge: KnowledgeBase;
  inventory: Inventory;
  /** There where a trial needs it. */
  anonymised?: AnonymisedLibrary;
}

export interface ExecuteRunRequest {
  run: Run;
  store: Store;
  libraries: OpenLibrary[];
  /** By model as the trials name it. */
  developers: ReadonlyMap<string, Developer>;
  /** Asked about every attempt once it is graded. */
  judges: readonly Judge[];
  sandbox: Sandbox;
  /**
   * Calls to models under way at once. While a conversation waits for a tool and not for a reply, another one may call, so
   * that up to half as many conversations more are under way.
   */
  concurrency: number;
  limits: Limits;
  priceOf: SpendingRequest['priceOf'];
  /** Replies of other runs do not serve this one. */
  fresh: boolean;
  /** Tries again what the world kept from being tried, and grades again what it kept from being graded. */
  retryUnscored: boolean;
  onEvent: (event: RunEvent) => void;
  signal: AbortSignal;
}

export type RunEvent =
  | { kind: 'started'; trial: Trial }
  | { kind: 'attempted'; attempt: Attempt }
  | { kind: 'graded'; outcome: Outcome; finished: number; planned: number; /** So far, earlier sittings included. */ paid: Amount }
  | { kind: 'judged'; trial: Trial; judgement: Judgement };

export type RunEnd =
  | { kind: 'finished' }
  | { kind: 'interrupted' }
  | { kind: 'budget-spent'; paid: Amount }
  /** What comes cannot be kept. */
  | { kind: 'store-failed'; reason: string }
  /** Going on was pointless: a wrong key, an unknown model, an endpoint that is gone. */
  | { kind: 'world-failed'; reason: string };

/**
 * Tries what has no stored attempt yet, grades what has no evaluations yet, and asks judges for what they have not said yet.
 * An attempt is stored before it is graded; one that ended because of the signal or a fatal failure of the world is not stored,
 * so that the next sitting tries it again.
 */
export function executeRun(request: ExecuteRunRequest): Promise<RunEnd> {
  return withStaticThreads(request.run.trials.length, () => execute(request));
}

async function execute(request: ExecuteRunRequest): Promise<RunEnd> {
  const { run, store, concurrency, signal } = request;
  const stored = request.retryUnscored ? withoutWorldFailures(store.eachAttempt(run)) : store.listProgress(run.id);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  // Every sandbox under way and every one that waits for its turn listens.
  setMaxListeners(0, either);
  const isInterrupted = (): boolean => signal.aborted;
  const sitting: { end: RunEnd } = { end: { kind: 'finished' } };
  const isStopped = (): boolean => either.aborted || sitting.end.kind !== 'finished';
  let finished = [...stored.values()].filter(({ isGraded }) => isGraded).length;
  const spending = createSpending({ limits: request.limits, payments: store.listPayments(run.id), priceOf: request.priceOf });

  // Models are waited for, and sandboxes keep processors busy: neither is to hold up the other, nor grading a conversation.
  const [calls, processors] = [createTwoLanes(concurrency), createTwoLanes(Math.min(concurrency, availableParallelism()))];

  /** Nothing new is begun; what is under way is broken off, but for a spent budget, which lets what was paid for be handed in. */
  const halt = (reason: RunEnd): void => {
    if (isStopped()) return;
    sitting.end = reason;
    if (reason.kind !== 'budget-spent') stop.abort();
  };
  const ledgerOf = (trial: Trial, seat?: Seat): Ledger => createLedger({
    store, spending, runId: run.id, trial: trialKey(trial), fresh: request.fresh, ...(seat !== undefined && { seat }),
    onSpent: () => { halt({ kind: 'budget-spent', paid: spending.paid() }); },
    onLost: ({ message: reason }) => { halt({ kind: 'store-failed', reason }); },
  });

  /** Read when its turn has come: all of a long run are more than fit into memory. */
  const take = (trial: Trial): Attempt => {
    const found = store.findAttempt(run.id, trialKey(trial));
    if (found === undefined) throw new Error(`The attempt ${trialKey(trial)} is gone from the store.`);
    return found.attempt;
  };

  const judge = async (trial: Trial): Promise<void> => {
    if (request.judges.length === 0) return;
    const attempt = take(trial);
    // A failed world left nothing that says anything about the developer.
    if (attempt.ending.kind === 'world-failed') return;
    await judgeAttempt({
      judges: request.judges,
      before: store.judgementsOf(run.id, trialKey(trial)),
      job: { ...evaluationMaterial(trial, request), submission: attempt.submission, ledger: ledgerOf(trial), signal: either },
      onJudged: (judgement) => {
        store.addJudgement(run.id, trialKey(trial), judgement);
        request.onEvent({ kind: 'judged', trial, judgement });
      },
    });
  };

  /** Whether there is one to grade: not where the run is stopped, or it is to be tried again. */
  const attemptOnce = async (trial: Trial): Promise<boolean> => {
    if (isStopped()) return false;
    if (stored.has(trialKey(trial))) return true;
    using seat = await takeSeat(calls);
    if (isStopped()) return false;
    request.onEvent({ kind: 'started', trial });
    // Somebody waits for what a sandbox says, so that it goes before grading.
    const attempt = await tryTrial(trial, { ...request, sandbox: { ...request.sandbox, run: (job) => processors.enter('urgent', () => request.sandbox.run(job), job.signal) }, signal: either }, ledgerOf(trial, seat));
    if (attempt.ending.kind === 'world-failed') {
      if (isStopped()) return false;
      if (attempt.ending.fatal) {
        halt({ kind: 'world-failed', reason: attempt.ending.reason });
        return false;
      }
    }
    store.addAttempt(run.id, attempt);
    request.onEvent({ kind: 'attempted', attempt });
    return true;
  };

  const grade = async (trial: Trial): Promise<void> => {
    if (isInterrupted() || stored.get(trialKey(trial))?.isGraded === true) return;
    const attempt = take(trial);
    const material = evaluationMaterial(trial, request);
    // A halt for the endpoint's or the budget's sake leaves time for it: the attempt is paid for.
    const evaluations = await gradeAttempt(attempt, { ...material, showsExpected: request.run.suite.showsCases === true, signal });
    if (isInterrupted()) return;
    const { passages, search, embedder } = knowledgeOf(trial, openLibraryOf(trial, request));
    const job = { ...material, attempt, evaluations, persona: personaOf(trial, request), docs: passages, search: isLocal(embedder) ? search : null };
    const friction = await findFriction(job);
    const diagnosis = await diagnose(job);
    store.setGrading(run.id, trialKey(trial), { friction, diagnosis, evaluations });
    finished += 1;
    request.onEvent({ kind: 'graded', outcome: { attempt, evaluations, friction, diagnosis }, finished, planned: run.trials.length, paid: spending.paid() });
  };

  const [inConversation, atJudges] = [pLimit(concurrency + Math.floor(concurrency / 2)), pLimit(concurrency)];
  const work = async (trial: Trial): Promise<void> => {
    if (!(await inConversation(attemptOnce, trial))) return;
    await processors.enter('patient', () => grade(trial));
    await atJudges(judge, trial);
  };
  const results = await Promise.allSettled(run.trials.map((trial) => work(trial).catch((error: unknown) => {
    if (error instanceof StoreFailure) halt({ kind: 'store-failed', reason: error.message });
    stop.abort();
    throw error;
  })));
  const broken = results.find((result) => result.status === 'rejected');
  if (signal.aborted) return { kind: 'interrupted' };
  // What was under way when the run was halted breaks off with the reason of the halt.
  if (broken !== undefined && sitting.end.kind === 'finished') throw broken.reason;
  return sitting.end;
}

/** What there is left once what the world kept from happening is taken away. */
function withoutWorldFailures(stored: Iterable<StoredAttempt>): ReturnType<Store['listProgress']> {
  const left: ReturnType<Store['listProgress']> = new Map();
  for (const { attempt, evaluations } of stored) {
    if (attempt.ending.kind === 'world-failed') continue;
    left.set(trialKey(attempt.trial), { isGraded: evaluations?.every(({ kind }) => kind === 'scored') === true });
  }
  return left;
}

async function tryTrial(trial: Trial, request: ExecuteRunRequest, ledger: Ledger): Promise<Attempt> {
  const opened = openLibraryOf(trial, request);
  const material = evaluationMaterial(trial, request);
  const persona = personaOf(trial, request);
  const developer = request.developers.get(trial.model);
  if (developer === undefined) throw new Error(`No developer was opened for ${trial.model}.`);
  const { inventory, language, anonymised } = opened;
  const job = {
    inventory, language, ...material, trial, persona,
    knowledge: knowledgeOf(trial, opened),
    handedOver: trial.arm === 'oracle' ? await goldPassages({ ...material, persona, docs: opened.knowledge.passages }) : [],
    ledger,
    signal: request.signal,
  };
  if (trial.arm !== 'anonymised') return await developer.attempt(job);
  if (anonymised === undefined) throw new Error(`The library ${trial.library} was not anonymised.`);
  return await attemptAnonymised(developer, job, anonymised);
}

function personaOf({ persona }: Trial, { run }: ExecuteRunRequest): Persona {
  return findById(run.personas, persona, { what: 'persona' });
}

function evaluationMaterial(trial: Trial, request: ExecuteRunRequest) {
  const { library, installation } = openLibraryOf(trial, request);
  return { task: findById(request.run.suite.tasks, trial.task, { what: 'task' }), library, installation, sandbox: request.sandbox };
}

function knowledgeOf({ without }: Trial, { knowledge }: OpenLibrary): KnowledgeBase {
  return without === undefined ? knowledge : withoutPart(knowledge, without);
}

function openLibraryOf(trial: Trial, request: ExecuteRunRequest): OpenLibrary {
  const opened = request.libraries.find(({ library }) => library.id === trial.library);
  if (opened === undefined) throw new Error(`The library ${trial.library} was not opened.`);
  return opened;
}
