import type { Attempt } from '../agents/attempt.ts';
import { dimensions, type Evaluation } from '../evaluators/evaluation.ts';
import type { EvaluationJob } from '../evaluators/evaluator.ts';
import { evaluators } from '../evaluators/index.ts';

/** Every dimension of one submission, in the order of `dimensions`. */
export async function gradeSubmission(job: EvaluationJob): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for (const dimension of dimensions) evaluations.push(await evaluators[dimension].evaluate(job));
  return evaluations;
}

/** A failed world says nothing about the developer: all dimensions are unscored, with its reason. */
export async function gradeAttempt(attempt: Attempt, job: Omit<EvaluationJob, 'submission'>): Promise<Evaluation[]> {
  const { ending } = attempt;
  if (ending.kind === 'world-failed') {
    return dimensions.map((dimension) => ({ dimension, kind: 'unscored', reason: ending.reason, findings: [] }));
  }
  return gradeSubmission({ ...job, submission: attempt.submission });
}
