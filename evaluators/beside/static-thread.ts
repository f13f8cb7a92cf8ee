import { parentPort } from 'node:worker_threads';
import { answer, type Question } from '../../tasks/beside/answer.ts';
import { readTypeProblems } from '../../tasks/languages/type-check.ts';
import { inspectSubmission } from '../compliance/inspect-submission.ts';
import { lintFiles } from '../compliance/lint-library.ts';
import { readOutline } from '../diagnosis/outline.ts';
import { scoreFiles } from '../readability/score-files.ts';

/** By the names that they are given where they are written. */
const works: Record<string, (input: never) => Promise<unknown>> = {
  'read-type-problems': readTypeProblems,
  'inspect-submission': inspectSubmission,
  'lint-files': lintFiles,
  'read-outline': readOutline,
  'score-files': scoreFiles,
};

parentPort?.on('message', ({ name, input }: Question) => {
  const work = works[name];
  // Whoever names a work gives it what it takes.
  void answer(() => work === undefined ? Promise.reject(new Error(`No work is called "${name}".`)) : work(input as never)).then((given) => { parentPort?.postMessage(given); });
});
