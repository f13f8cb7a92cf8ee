import { attemptWithCode } from '../attempt-with-code.ts';
import type { ModelKind } from './model-kind.ts';

/** Submits the starter unchanged: what doing nothing would score. */
export const empty: ModelKind = {
  usage: 'empty',
  isPaid: false,
  open: () => ({ attempt: (job) => attemptWithCode(job, job.task.solutions[job.library.id]?.starter.code) }),
};
