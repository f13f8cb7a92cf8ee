import { mapBack } from '../knowledge/anonymisation/map-back.ts';
import { anonymiseJob, type AnonymisedLibrary } from './anonymised-library.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptJob, Developer } from './attempt-job.ts';
import { underRealNames } from './under-real-names.ts';

/**
 * Lets a developer try a trial with the anonymised library. The submission comes back as code for the real one, and the passages seen
 * as those of the real docs, so that grading and diagnosis go on as for any attempt; steps stay as they happened, with what they were
 * under the library's own names beside them.
 */
export async function attemptAnonymised(developer: Developer, job: AttemptJob, library: AnonymisedLibrary): Promise<Attempt> {
  const attempt = await developer.attempt(await anonymiseJob(job, library));
  const { anonymisation } = library;
  const seen = underRealNames(attempt, library);
  const written = attempt.submission;
  if (written === null) return { ...attempt, ...seen };
  const { submission } = await mapBack(written, anonymisation);
  return { ...attempt, ...seen, submission, writtenAs: written };
}
