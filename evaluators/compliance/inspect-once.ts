import type { Submission } from '../../tasks/submission.ts';
import { inspectSubmission, type InspectRequest, type Inspection } from './inspect-submission.ts';

const kept = new WeakMap<Submission, { request: InspectRequest; inspection: Promise<Inspection> }>();

/** `inspectSubmission`, remembered as long as the submission itself is: compliance and friction both ask about the code of an attempt. */
export function inspectOnce(request: InspectRequest): Promise<Inspection> {
  const known = kept.get(request.submission);
  if (known?.request.installation === request.installation && known.request.library === request.library) return known.inspection;
  const inspection = inspectSubmission(request);
  kept.set(request.submission, { request, inspection });
  return inspection;
}
