import { mapBack } from '../knowledge/anonymisation/map-back.ts';
import type { Anonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { anonymiseJob, type AnonymisedLibrary } from './anonymised-library.ts';
import type { Attempt, SeenPassage } from './attempt.ts';
import type { AttemptJob, Developer } from './attempt-job.ts';

/**
 * Lets a developer try a trial with the anonymised library. The submission comes back as code for the real one, and the passages seen
 * as those of the real docs, so that grading and diagnosis go on as for any attempt; steps stay as they happened.
 */
export async function attemptAnonymised(developer: Developer, job: AttemptJob, library: AnonymisedLibrary): Promise<Attempt> {
  const attempt = await developer.attempt(await anonymiseJob(job, library));
  const { anonymisation } = library;
  const passages = attempt.passages.map((passage) => underRealNames(passage, anonymisation));
  const written = attempt.submission;
  if (written === null) return { ...attempt, passages };
  const { submission } = await mapBack(written, anonymisation);
  return { ...attempt, passages, submission, writtenAs: written };
}

function underRealNames(seen: SeenPassage, { realPassage }: Anonymisation): SeenPassage {
  const real = realPassage(seen.id);
  if (real === undefined) return seen;
  const { id, path, startLine, endLine, heading, text } = real;
  return { id, path, startLine, endLine, heading, text, by: seen.by };
}
