import type { CodeFile } from '../tasks/code-file.ts';
import type { Submission } from '../tasks/submission.ts';

/** A file as if a developer had handed it in. */
export function submissionOf({ name, code }: CodeFile): Submission {
  return { main: name, files: { [name]: code } };
}
