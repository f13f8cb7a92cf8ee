import type { Attempt } from '../agents/attempt.ts';
import type { Diagnosis } from '../evaluators/diagnosis/diagnosis.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';
import type { Friction } from '../evaluators/friction/stumble.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';

/** An attempt with its evaluations, as stored; the evaluations follow the order of `dimensions`. */
export interface Outcome {
  attempt: Attempt;
  evaluations: Evaluation[];
  /** Null when it was graded by a version that did not look into it. */
  friction: Friction | null;
  /** Null when it was graded by a version that did not ask why. */
  diagnosis: Diagnosis | null;
  /** What judges said, by judge and dimension; left out where none was asked. */
  judgements?: Judgement[];
}
