import type { CodeFile } from '../tasks/code-file.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Evaluation } from './evaluation.ts';
import type { EvaluationJob, Evaluator } from './evaluator.ts';
import { noSubmission } from './no-submission.ts';
import { nearestReference } from './readability/nearest-reference.ts';
import { scoreFiles } from './readability/score-files.ts';

/** How easily the code reads, from measured features of its text; ESLint shows where it does not. Beside it, how the nearest accepted reference reads. */
export const readability: Evaluator = {
  dimension: 'readability',
  evaluate: async (job) => {
    const { submission } = job;
    if (submission === null) return noSubmission('readability');
    try {
      return await judge({ ...job, submission });
    } catch (error) {
      const reason = `Readability could not be measured: ${error instanceof Error ? error.message : String(error)}`;
      return { dimension: 'readability', kind: 'unscored', reason, findings: [] };
    }
  },
};

async function judge({ submission, task, library }: EvaluationJob & { submission: Submission }): Promise<Evaluation> {
  const { score, parts, findings } = await scoreFiles({ files: submission.files, language: library.language });
  const code = submission.files[submission.main] ?? '';
  const nearest = nearestReference(code, task.solutions[library.id]?.references ?? [], library.language);
  const reference = nearest === undefined ? {} : { reference: { name: nearest.name, score: await scoreOfReference(nearest, library.language) } };
  return { dimension: 'readability', kind: 'scored', score, findings, details: { kind: 'parts', parts, ...reference } };
}

/** By language, name and text: every attempt at a task asks for the same few. */
const scores = new Map<string, Promise<number>>();

/** References of a few suites; whatever else comes is measured again. */
const mostKept = 500;

function scoreOfReference({ name, code }: CodeFile, language: string): Promise<number> {
  const key = JSON.stringify([language, name, code]);
  const known = scores.get(key);
  if (known !== undefined) return known;
  const measured = scoreFiles({ files: { [name]: code }, language }).then(({ score }) => score);
  if (scores.size >= mostKept) scores.clear();
  scores.set(key, measured);
  measured.catch(() => scores.delete(key));
  return measured;
}
