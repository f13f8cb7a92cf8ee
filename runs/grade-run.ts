import pLimit from 'p-limit';
import type { Attempt } from '../agents/attempt.ts';
import { trialKey, type Trial } from '../agents/trial.ts';
import { withStaticThreads } from '../evaluators/beside/with-static-threads.ts';
import { diagnose } from '../evaluators/diagnosis/diagnose.ts';
import { findFriction } from '../evaluators/friction/find-friction.ts';
import type { FrictionJob } from '../evaluators/friction/stumble.ts';
import { docsWithout } from '../knowledge/docs-part.ts';
import type { StoredDocs } from '../knowledge/open-stored-docs.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import type { Judge } from '../evaluators/judge/open-judge.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import { findById } from '../tasks/find-by-id.ts';
import { createLedger } from './create-ledger.ts';
import { gradeAttempt } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { judgeAttempt } from './judge-attempt.ts';
import type { Run } from './run.ts';
import { createSpending } from './spending/spending.ts';
import type { Store } from './store.ts';

export interface GradeRunRequest {
  run: Run;
  store: Store;
  libraries: InstalledLibrary[];
  /** The docs that the run searched, by library; those that are gone are not there. */
  docs: ReadonlyMap<string, StoredDocs>;
  /** Asked for what they have not said yet; what other judges said stays. */
  judges: readonly Judge[];
  /** Whether attempts that are graded already are graded anew. */
  regrade: boolean;
  sandbox: Sandbox;
  /** How often each case is executed. */
  runs: number;
  concurrency: number;
  onGraded: (attempt: Attempt, finished: number, planned: number) => void;
  onJudged: (attempt: Attempt, judgement: Judgement) => void;
  signal: AbortSignal;
}

/** Grades the stored attempts of a run, then asks judges about them. New evaluations, friction and diagnoses replace those before. */
export function gradeRun(request: GradeRunRequest): Promise<void> {
  return withStaticThreads(request.run.trials.length, () => grade(request));
}

async function grade({ run, store, libraries, docs, judges, regrade, sandbox, runs, concurrency, onGraded, onJudged, signal }: GradeRunRequest): Promise<void> {
  const progress = store.listProgress(run.id);
  const attempted = run.trials.map(trialKey).filter((key) => progress.has(key));
  const limit = pLimit(concurrency);
  const spending = createSpending({ limits: { tokens: null, usd: null, trialUsd: null }, payments: [], priceOf: () => null });
  let finished = 0;
  await Promise.all(
    attempted.map((key) =>
      limit(async () => {
        signal.throwIfAborted();
        // Read only now: all of a long run are more than fit into memory.
        const found = store.findAttempt(run.id, key);
        if (found === undefined) return;
        const { attempt, evaluations: stored, judgements: before } = found;
        const installed = libraries.find(({ library }) => library.id === attempt.trial.library);
        if (installed === undefined) throw new Error(`The library ${attempt.trial.library} was not installed.`);
        const task = findById(run.suite.tasks, attempt.trial.task, { what: 'task' });
        if (regrade || stored === null) {
          const evaluations = await gradeAttempt(attempt, { ...installed, task, sandbox, runs, showsExpected: run.suite.showsCases === true, signal });
          signal.throwIfAborted();
          const persona = findById(run.personas, attempt.trial.persona, { what: 'persona' });
          const job = { ...installed, attempt, evaluations, task, persona, ...docsOf(attempt.trial, docs) };
          store.setGrading(run.id, key, { friction: await findFriction(job), diagnosis: await diagnose(job), evaluations });
          finished += 1;
          onGraded(attempt, finished, attempted.length);
        }
        // A failed world left nothing that says anything about the developer.
        if (attempt.ending.kind === 'world-failed') return;
        await judgeAttempt({
          judges, before,
          job: { ...installed, task, submission: attempt.submission, ledger: createLedger({ store, spending, runId: run.id, trial: key, fresh: false, onSpent: () => undefined, onLost: () => undefined }), signal },
          onJudged: (judgement) => {
            store.addJudgement(run.id, key, judgement);
            onJudged(attempt, judgement);
          },
        });
        signal.throwIfAborted();
      }),
    ),
  );
}

function docsOf({ library, without }: Trial, docs: GradeRunRequest['docs']): Pick<FrictionJob, 'docs' | 'search'> {
  const searched = docs.get(library);
  if (searched === undefined) return { docs: null, search: null };
  const { passages, search } = without === undefined ? searched : docsWithout(searched, without);
  return { docs: passages, search };
}
