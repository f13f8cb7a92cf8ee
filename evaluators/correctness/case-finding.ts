import type { ThrownError } from '../../tasks/execution.ts';
import type { TypeProblem } from '../../tasks/languages/language.ts';
import type { Finding } from '../evaluation.ts';
import type { FailedRun, JudgedCase } from './judged-case.ts';

export interface FindingContext {
  /** Name of the submission's entry file. */
  main: string;
  /** What the compiler says of the submission; asked only when an error came out of the library. */
  typeProblems: () => Promise<TypeProblem[]>;
}

/** The one finding of a failed case. Neither the input nor the expected output is in it, but for the first difference. */
export async function caseFinding(judged: Exclude<JudgedCase, { kind: 'passed' }>, context: FindingContext): Promise<Finding> {
  const whole = { dimension: 'correctness' as const, file: context.main, line: 0, column: 0 };
  if (judged.kind === 'wrong') return { ...whole, class: 'silent-wrong', code: 'wrong-answer', args: { case: judged.name, message: judged.message } };
  const { run, name } = judged;
  const base = { ...whole, class: null, code: run.kind, args: { case: name, ...argumentsOf(run) } };
  if (run.kind !== 'threw') return base;
  const place = run.error.frames.find((frame) => frame.package === undefined);
  return {
    ...base,
    class: await missesPrecondition(run.error, context) ? 'missing-precondition' : null,
    ...(place === undefined ? {} : { file: place.file, line: place.line, column: place.column }),
  };
}

function argumentsOf(run: FailedRun): Record<string, string | number> {
  switch (run.kind) {
    case 'threw': return { error: run.error.name, message: run.error.message };
    case 'not-serialisable': return { message: run.reason };
    case 'timed-out': return { seconds: run.seconds };
    case 'crashed': return { reason: run.reason, message: run.detail };
  }
}

/** The library itself threw, at a call that the compiler has nothing against. */
async function missesPrecondition(error: ThrownError, { typeProblems }: FindingContext): Promise<boolean> {
  const [innermost] = error.frames;
  if (innermost?.package === undefined) return false;
  const call = error.frames.find((frame) => frame.package === undefined);
  if (call === undefined) return false;
  const problems = await typeProblems();
  return !problems.some(({ file, line }) => file === call.file && line === call.line);
}
