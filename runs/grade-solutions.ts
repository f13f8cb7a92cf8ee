import pLimit from 'p-limit';
import { dimensions, type Evaluation } from '../evaluators/evaluation.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import type { Judge } from '../evaluators/judge/open-judge.ts';
import { findById } from '../tasks/find-by-id.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Suite } from '../tasks/suite.ts';
import { gradeSubmission } from './grade-attempt.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { judgeAttempt } from './judge-attempt.ts';
import type { SolutionFile } from './read-solutions.ts';
import { submissionOf } from './submission-of.ts';

export interface GradeSolutionsRequest {
  suite: Suite;
  libraries: InstalledLibrary[];
  solutions: SolutionFile[];
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

/** Grades every file for every library, in the order given. What cannot be read is unscored, and says why. */
export async function gradeSolutions(request: GradeSolutionsRequest): Promise<GradedSolution[]> {
  const limit = pLimit(request.concurrency);
  return Promise.all(
    request.libraries.flatMap((installed) =>
      request.solutions.map((solution) =>
        limit(async () => {
          request.signal.throwIfAborted();
          const verdicts = await gradeSolution(solution, installed, request);
          request.signal.throwIfAborted();
          const graded = { library: installed.library.id, task: solution.task, file: solution.path, ...verdicts };
          request.onGraded(graded);
          return graded;
        }),
      ),
    ),
  );
}

async function gradeSolution(solution: SolutionFile, { library, installation }: InstalledLibrary, request: GradeSolutionsRequest): Promise<Pick<GradedSolution, 'evaluations' | 'judgements'>> {
  const { path, name, content } = solution;
  if (content.kind === 'unreadable') {
    return { evaluations: dimensions.map((dimension) => ({ dimension, kind: 'unscored', reason: content.reason, findings: [] })), judgements: [] };
  }
  const { suite, judges, sandbox, runs, signal } = request;
  const task = findById(suite.tasks, solution.task, { what: 'task' });
  const job = { submission: submissionOf({ path, name, code: content.code }), task, library, installation, signal };
  const evaluations = await gradeSubmission({ ...job, sandbox, runs, showsExpected: suite.showsCases === true });
  const judgements: Judgement[] = [];
  await judgeAttempt({ judges, job, before: [], onJudged: (judgement) => judgements.push(judgement) });
  return { evaluations, judgements };
}
