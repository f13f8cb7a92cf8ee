import type { ThrownError } from '../../tasks/execution.ts';
import type { TypeProblem } from '../../tasks/languages/language.ts';
import type { Finding } from '../evaluation.ts';
import { classOfThrown } from './class-of-thrown.ts';
import { shorten, type FailedRun, type JudgedCase } from './judged-case.ts';
import { linesOfCall } from './lines-of-call.ts';

export interface FindingContext {
  /** Name of the submission's entry file. */
  main: string;
  /** The submitted files. */
  code: Record<string, string>;
  /** Whether a package is the library, or can only be reached through it. */
  isLibrarys: (packageName: string) => boolean;
  /** What the compiler says of the submission; asked only when an error came out of the library. */
  typeProblems: () => Promise<TypeProblem[]>;
}

/** The one finding of a failed case. Neither the input nor the expected output is in it, but for the first difference where the suite shows its cases. */
export async function caseFinding(judged: Exclude<JudgedCase, { kind: 'passed' }>, context: FindingContext): Promise<Finding> {
  const whole = { dimension: 'correctness' as const, file: context.main, line: 0, column: 0 };
  if (judged.kind === 'wrong') return { ...whole, class: 'silent-wrong', code: 'wrong-answer', args: { case: judged.name, message: judged.message } };
  if (judged.kind === 'unsteady') return { ...whole, class: null, code: 'non-deterministic', args: { case: judged.name, message: judged.message } };
  const { run, name } = judged;
  const base = { ...whole, class: null, code: run.kind, args: { case: name, ...argumentsOf(run) } };
  if (run.kind !== 'threw') return base;
  const place = run.error.frames.find((frame) => frame.package === undefined);
  const thrower = await packageThatThrew(run.error, context);
  return {
    ...base,
    ...(thrower === null ? {} : { class: classOfThrown(run.error.message), args: { ...base.args, package: thrower } }),
    ...(place === undefined ? {} : { file: place.file, line: place.line, column: place.column }),
  };
}

function argumentsOf(run: FailedRun): Record<string, string | number> {
  switch (run.kind) {
    case 'threw': return { error: shorten(run.error.name), message: shorten(run.error.message) };
    case 'not-serialisable': return { message: run.reason };
    case 'timed-out': return { seconds: run.seconds };
    case 'crashed': return { reason: run.reason, message: run.detail };
  }
}

/**
 * The package of the library that threw, when the compiler has nothing against the call of the submitted code that went there;
 * else null. What throws later, in a timer of the library, has no such call in its stack: then any mistake would explain it.
 */
async function packageThatThrew({ frames }: ThrownError, { code, isLibrarys, typeProblems }: FindingContext): Promise<string | null> {
  const at = frames.findIndex((frame) => frame.package === undefined);
  const called = frames[at < 0 ? frames.length - 1 : at - 1]?.package;
  if (frames[0]?.package === undefined || called === undefined || !isLibrarys(called)) return null;
  const problems = await typeProblems();
  const call = frames[at];
  if (call === undefined) return problems.length === 0 ? called : null;
  const lines = await linesOfCall(code[call.file] ?? '', call);
  return problems.some(({ file, line }) => file === call.file && lines.from <= line && line <= lines.to) ? null : called;
}
