import type { Dimension, Evaluation } from './evaluation.ts';

/** Nothing was handed in: a score of 0, since that is what the developer made of the task. */
export function noSubmission(dimension: Exclude<Dimension, 'correctness'>): Evaluation {
  return {
    dimension, kind: 'scored', score: 0, details: { kind: 'parts', parts: [] },
    findings: [{ dimension, class: null, code: 'no-submission', args: {}, file: '', line: 0, column: 0 }],
  };
}
