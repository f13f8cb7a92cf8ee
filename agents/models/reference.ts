import { attemptWithCode } from '../attempt-with-code.ts';
import type { ModelKind } from './model-kind.ts';

/** Submits the first accepted solution: what a perfect developer would score. */
export const reference: ModelKind = {
  usage: 'reference',
  isPaid: false,
  open: () => ({ attempt: (job) => attemptWithCode(job, job.task.solutions[job.library.id]?.references[0]?.code) }),
};
