import type { Attempt } from '../agents/attempt.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';

/** An attempt with its evaluations, as stored; the evaluations follow the order of `dimensions`. */
export interface Outcome {
  attempt: Attempt;
  evaluations: Evaluation[];
}
