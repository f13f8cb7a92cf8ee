import pLimit from 'p-limit';
import type { Attempt } from '../agents/attempt.ts';
import { trialKey } from '../agents/trial.ts';
import { findFriction } from '../evaluators/friction/find-friction.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import { findById } from '../tasks/find-by-id.ts';
import { gradeAttempt } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import type { Run } from './run.ts';
import type { Store } from './store.ts';

export interface GradeRunRequest {
  run: Run;
  store: Store;
  libraries: InstalledLibrary[];
  /** The passages that the run searched, by library; a library whose docs are gone has none here. */
  docs: ReadonlyMap<string, readonly Passage[]>;
  sandbox: Sandbox;
  concurrency: number;
  onGraded: (attempt: Attempt, finished: number, planned: number) => void;
  signal: AbortSignal;
}

/** Grades every stored attempt of a run anew; evaluations and friction replace those before. */
export async function gradeRun({ run, store, libraries, docs, sandbox, concurrency, onGraded, signal }: GradeRunRequest): Promise<void> {
  const attempts = store.listAttempts(run).map(({ attempt }) => attempt);
  const limit = pLimit(concurrency);
  let finished = 0;
  await Promise.all(
    attempts.map((attempt) =>
      limit(async () => {
        signal.throwIfAborted();
        const installed = libraries.find(({ library }) => library.id === attempt.trial.library);
        if (installed === undefined) throw new Error(`The library ${attempt.trial.library} was not installed.`);
        const task = findById(run.suite.tasks, attempt.trial.task, { what: 'task' });
        const evaluations = await gradeAttempt(attempt, { ...installed, task, sandbox, signal });
        signal.throwIfAborted();
        const persona = findById(run.personas, attempt.trial.persona, { what: 'persona' });
        const friction = await findFriction({ ...installed, attempt, evaluations, task, persona, docs: docs.get(attempt.trial.library) ?? null });
        store.setFriction(run.id, trialKey(attempt.trial), friction);
        store.setEvaluations(run.id, trialKey(attempt.trial), evaluations);
        finished += 1;
        onGraded(attempt, finished, attempts.length);
      }),
    ),
  );
}
