import type { Attempt } from '../agents/attempt.ts';
import { dimensions, type Evaluation } from '../evaluators/evaluation.ts';
import type { EvaluationJob } from '../evaluators/evaluator.ts';
import { evaluators } from '../evaluators/index.ts';

/** Every dimension of one submission, in the order of `dimensions`. Types are checked and code is linted while the sandbox runs. */
export function gradeSubmission(job: EvaluationJob): Promise<Evaluation[]> {
  return Promise.all(dimensions.map((dimension) => evaluators[dimension].evaluate(job)));
}

/** A failed world says nothing about the developer: all dimensions are unscored, with its reason. */
export async function gradeAttempt(attempt: Attempt, job: Omit<EvaluationJob, 'submission'>): Promise<Evaluation[]> {
  const { ending } = attempt;
  if (ending.kind === 'world-failed') {
    return dimensions.map((dimension) => ({ dimension, kind: 'unscored', reason: ending.reason, findings: [] }));
  }
  return gradeSubmission({ ...job, submission: attempt.submission });
}
