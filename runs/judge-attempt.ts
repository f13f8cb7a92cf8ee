import type { Ledger } from '../agents/chat/ledger.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import { isSettled, type Judgement } from '../evaluators/judge/judgement.ts';
import { materialOf, type Material, type MaterialRequest } from '../evaluators/judge/material.ts';
import { questionHash, type Judge } from '../evaluators/judge/open-judge.ts';
import type { Submission } from '../tasks/submission.ts';

export interface JudgeAttemptRequest {
  judges: readonly Judge[];
  job: Omit<MaterialRequest, 'submission'> & { submission: Submission | null; ledger?: Ledger; signal: AbortSignal };
  /** What judges have said about it already. */
  before: readonly Judgement[];
  /** Called with each new judgement, which may have been paid for. */
  onJudged: (judgement: Judgement) => void;
}

/** Lets judges say what they have not said yet, one question at a time; false when it was ended before the last. */
export async function judgeAttempt(request: JudgeAttemptRequest): Promise<boolean> {
  const { judges, job, onJudged } = request;
  const material = job.submission === null ? null : materialOf({ ...job, submission: job.submission });
  for (const judge of judges) {
    for (const dimension of dimensions) {
      if (hasAnswer(request.before, { judge: judge.id, dimension, material })) continue;
      if (job.signal.aborted) return false;
      const judgement = await judge.judge({ dimension, material, signal: job.signal, ...(job.ledger !== undefined && { ledger: job.ledger }) });
      if (judgement === null) return false;
      onJudged(judgement);
    }
  }
  return true;
}

/** An answer to another question, such as one about an older rubric, is none to this. */
function hasAnswer(before: readonly Judgement[], { judge, dimension, material }: Pick<Judgement, 'judge' | 'dimension'> & { material: Material | null }): boolean {
  return before.some((each) =>
    each.judge === judge && each.dimension === dimension && isSettled(each)
    && (each.question === '' || (material !== null && each.question === questionHash(dimension, material))));
}
