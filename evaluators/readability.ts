import type { CodeFile } from '../tasks/code-file.ts';
import type { Evaluator } from './evaluator.ts';
import { noSubmission } from './no-submission.ts';
import { nearestReference } from './readability/nearest-reference.ts';
import { scoreFiles } from './readability/score-files.ts';

/** How easily the code reads, from measured features of its text; ESLint shows where it does not. Beside it, how the nearest accepted reference reads. */
export const readability: Evaluator = {
  dimension: 'readability',
  evaluate: async ({ submission, task, library }) => {
    if (submission === null) return noSubmission('readability');
    const { score, parts, findings } = await scoreFiles(submission.files, library.language);
    const code = submission.files[submission.main] ?? '';
    const nearest = nearestReference(code, task.solutions[library.id]?.references ?? [], library.language);
    const reference = nearest === undefined ? {} : { reference: { name: nearest.name, score: await scoreOfReference(nearest, library.language) } };
    return { dimension: 'readability', kind: 'scored', score, findings, details: { kind: 'parts', parts, ...reference } };
  },
};

/** By language, name and text: every attempt at a task asks for the same few. */
const scores = new Map<string, Promise<number>>();

/** References of a few suites; whatever else comes is measured again. */
const mostKept = 500;

function scoreOfReference({ name, code }: CodeFile, language: string): Promise<number> {
  const key = JSON.stringify([language, name, code]);
  const known = scores.get(key);
  if (known !== undefined) return known;
  const measured = scoreFiles({ [name]: code }, language).then(({ score }) => score);
  if (scores.size >= mostKept) scores.clear();
  scores.set(key, measured);
  return measured;
}
