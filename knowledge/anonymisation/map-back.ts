import type { Submission } from '../../tasks/submission.ts';
import type { Anonymisation } from './open-anonymisation.ts';
import { translateSubmission, type Translation } from './translate-submission.ts';

/** The code that a developer wrote for the anonymised library as code for the real one. */
export function mapBack(submission: Submission, { dictionary, installation, files }: Anonymisation): Promise<Translation> {
  return translateSubmission(submission, {
    installation, files, dictionary,
    // No comment has an invented name by chance.
    renameComment: (text) => text.replace(/[A-Za-z_$][\w$]*/gu, (word) => dictionary.real(word) ?? word),
  });
}

/** Code for the real library as a developer of the anonymised one would have written it. */
export function mapForth(submission: Submission, { dictionary, text, real }: Anonymisation): Promise<Translation> {
  return translateSubmission(submission, { installation: real.installation, files: real.files, dictionary, renameComment: text.prose });
}
