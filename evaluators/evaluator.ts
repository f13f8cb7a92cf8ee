import type { Installation } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Task } from '../tasks/task.ts';
import type { Dimension, Evaluation } from './evaluation.ts';

/** Scores one dimension of one submission. The submission's faults are data; only a failed world is `unscored`. */
export interface Evaluator {
  dimension: Dimension;
  evaluate(job: EvaluationJob): Promise<Evaluation>;
}

export interface EvaluationJob {
  /** Null when the developer handed nothing in: that is a score of 0, not `unscored`. */
  submission: Submission | null;
  task: Task;
  library: Library;
  installation: Installation;
  sandbox: Sandbox;
  /** How often each case is executed, once unless given: one that does not come out the same every time is not passed. */
  runs?: number;
  /**
   * Whether findings and verdicts may hold what hidden cases expect, as those of a suite with `cases: shown`. Decided here, before anything
   * is stored, so that no form of a report has to think of it.
   */
  showsExpected: boolean;
  signal: AbortSignal;
}
