import pLimit from 'p-limit';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import type { Judge } from '../evaluators/judge/open-judge.ts';
import type { CodeFile } from '../tasks/code-file.ts';
import { findById } from '../tasks/find-by-id.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Suite } from '../tasks/suite.ts';
import { gradeSubmission } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { submissionOf } from './submission-of.ts';

export interface GradeSolutionsRequest {
  suite: Suite;
  libraries: InstalledLibrary[];
  solutions: { task: string; file: CodeFile }[];
  judges: readonly Judge[];
  sandbox: Sandbox;
  /** How often each case is executed. */
  runs: number;
  concurrency: number;
  onGraded: (solution: GradedSolution) => void;
  signal: AbortSignal;
}

export interface GradedSolution {
  library: string;
  task: string;
  /** Absolute path. */
  file: string;
  evaluations: Evaluation[];
  judgements: Judgement[];
}

/** Grades every file for every library, in the order given. */
export async function gradeSolutions(request: GradeSolutionsRequest): Promise<GradedSolution[]> {
  const { suite, sandbox, signal } = request;
  const limit = pLimit(request.concurrency);
  return Promise.all(
    request.libraries.flatMap(({ library, installation }) =>
      request.solutions.map(({ task, file }) =>
        limit(async () => {
          signal.throwIfAborted();
          const job = { submission: submissionOf(file), task: findById(suite.tasks, task, { what: 'task' }), library, installation, sandbox, signal };
          const evaluations = await gradeSubmission({ ...job, runs: request.runs });
          const judgements: Judgement[] = [];
          await judgeAttempt({ judges: request.judges, job, before: [], mayAsk: () => !signal.aborted, onJudged: (judgement) => judgements.push(judgement) });
          signal.throwIfAborted();
          const graded = { library: library.id, task, file: file.path, evaluations, judgements };
          request.onGraded(graded);
          return graded;
        }),
      ),
    ),
  );
}
