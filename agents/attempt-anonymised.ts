import { mapBack } from '../knowledge/anonymisation/map-back.ts';
import type { Passage } from '../knowledge/passage.ts';
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
  const passages = attempt.passages.map((passage) => realPassage(passage, job.knowledge.passages, anonymisation.realPath(passage.path)));
  const written = attempt.submission;
  if (written === null) return { ...attempt, passages };
  const { submission } = await mapBack(written, anonymisation);
  return { ...attempt, passages, submission, writtenAs: written };
}

/** Lines are the same in both; one that is cut another way stays as it was seen. */
function realPassage(seen: SeenPassage, passages: readonly Passage[], path: string | undefined): SeenPassage {
  const real = passages.find((each) => each.path === path && each.startLine === seen.startLine && each.endLine === seen.endLine);
  if (real === undefined) return seen;
  const { id, startLine, endLine, heading, text } = real;
  return { id, path: real.path, startLine, endLine, heading, text, by: seen.by };
}
