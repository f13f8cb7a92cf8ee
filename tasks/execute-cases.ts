import type { Execution } from './execution.ts';
import type { Installation, Language } from './languages/language.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Submission } from './submission.ts';
import type { Limits } from './task.ts';

export interface ExecuteRequest {
  submission: Submission;
  /** Name of the exported function, a default export when there is none of that name. */
  entry: string;
  /** The arguments of each case, JSON values; no expected value ever comes here. */
  inputs: unknown[][];
  limits: Limits;
  language: Language;
  installation: Installation;
  sandbox: Sandbox;
  signal: AbortSignal;
}

/** Compiles a submission and calls its entry once for each input, apart from everything else. */
export function executeCases(request: ExecuteRequest): Promise<Execution> {
  return Promise.reject(new Error(`Not written yet: ${request.entry}`));
}
