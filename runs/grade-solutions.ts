import pLimit from 'p-limit';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { CodeFile } from '../tasks/code-file.ts';
import { findById } from '../tasks/find-by-id.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Suite } from '../tasks/suite.ts';
import { gradeSubmission } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { submissionOf } from './submission-of.ts';

export interface GradeSolutionsRequest {
  suite: Suite;
  libraries: InstalledLibrary[];
  solutions: { task: string; file: CodeFile }[];
  sandbox: Sandbox;
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
          const evaluations = await gradeSubmission({
            submission: submissionOf(file), task: findById(suite.tasks, task, { what: 'task' }), library, installation, sandbox, signal,
          });
          const graded = { library: library.id, task, file: file.path, evaluations };
          request.onGraded(graded);
          return graded;
        }),
      ),
    ),
  );
}
