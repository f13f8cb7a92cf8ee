import pLimit from 'p-limit';
import { evaluators } from '../../evaluators/index.ts';
import type { EvaluationJob } from '../../evaluators/evaluator.ts';
import { submissionOf } from '../../runs/submission-of.ts';
import { findById } from '../../tasks/find-by-id.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { GradeBench, Attempts } from './grade.ts';

type Job = EvaluationJob & { submission: Submission };

/** What `--parts` names: some of what grading an attempt takes, so that its cost and its memory are seen by itself. */
const parts = {
  compile: ({ submission, installation, language }: Job & Pick<GradeBench['installed'], 'language'>) => language.compile(submission, installation),
  sandbox: (job: Job) => evaluators.correctness.evaluate(job),
  types: (job: Job) => evaluators.compliance.evaluate(job),
  lint: (job: Job) => evaluators.readability.evaluate(job),
};
export type Part = keyof typeof parts;

/** @throws Error when there is no part of a name. */
export function chosenParts(names: string[]): Part[] {
  const all = Object.keys(parts) as Part[];
  return names.map((name) => {
    const part = all.find((each) => each === name);
    if (part === undefined) throw new Error(`There is no part "${name}". Parts: ${all.join(', ')}.`);
    return part;
  });
}

interface DoPartsRequest {
  parts: Part[];
  concurrency: number;
  onDone: () => void;
}

export async function doParts({ suite, installed, sandbox, signal }: GradeBench, attempts: Attempts, request: DoPartsRequest): Promise<void> {
  const limit = pLimit(request.concurrency);
  await Promise.all(attempts.map(({ task: id, file }) => limit(async () => {
    const job = { ...installed, submission: submissionOf(file), task: findById(suite.tasks, id, { what: 'task' }), sandbox, showsExpected: true, signal };
    await Promise.all(request.parts.map((part) => parts[part](job)));
    request.onDone();
  })));
}
