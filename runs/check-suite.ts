import path from 'node:path';
import pLimit from 'p-limit';
import { correctness } from '../evaluators/correctness.ts';
import type { Evaluation } from '../evaluators/evaluation.ts';
import { findingMessage } from '../evaluators/finding-message.ts';
import type { CodeFile } from '../tasks/code-file.ts';
import { compareOutput } from '../tasks/compare-output.ts';
import { executeCases } from '../tasks/execute-cases.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Suite } from '../tasks/suite.ts';
import type { Task } from '../tasks/task.ts';
import type { InstalledLibrary } from './install-libraries.ts';
import { submissionOf } from './submission-of.ts';

export interface CheckRequest {
  suite: Suite;
  libraries: InstalledLibrary[];
  sandbox: Sandbox;
  /** How often each solution is run; all runs must agree. */
  runs: number;
  concurrency: number;
  onChecked: (solution: CheckedSolution) => void;
  signal: AbortSignal;
}

/** One solution of the suite held against what it is there for. */
export interface CheckedSolution {
  library: string;
  task: string;
  /** Absolute path. */
  file: string;
  expected: 'pass' | 'fail';
  /** Of the hidden cases, in every run. */
  passed: number;
  total: number;
  ok: boolean;
  /** What is wrong and what to do; left out when all is well. */
  message?: string;
  /** What is doubtful though not wrong. */
  note?: string;
}

/** References pass every case, planted mistakes and the empty starter fail some, and repeated runs agree. */
export async function checkSuite(request: CheckRequest): Promise<CheckedSolution[]> {
  const limit = pLimit(request.concurrency);
  const jobs = request.libraries.flatMap((installed) =>
    request.suite.tasks.flatMap((task) => solutionsOf(task, installed.library.id).map((solution) => ({ installed, task, ...solution }))),
  );
  const checked = await Promise.all(
    jobs.map((job) =>
      limit(async () => {
        request.signal.throwIfAborted();
        const checked = await checkSolution(job, request);
        request.onChecked(checked);
        return checked;
      }),
    ),
  );
  return [...checked, ...request.libraries.flatMap(({ library }) => request.suite.tasks.flatMap((task) => missingReference(task, library.id)))];
}

/** Where nothing is accepted, nothing shows that the task can be done at all. */
function missingReference(task: Task, library: string): CheckedSolution[] {
  if ((task.solutions[library]?.references.length ?? 0) > 0) return [];
  const file = path.join(task.folder, 'solutions', library, 'reference.ts');
  return [{
    library, task: task.id, file, expected: 'pass', passed: 0, total: task.cases.hidden.length, ok: false,
    message: `${task.id} has no accepted solution with ${library}; write ${file}.`,
  }];
}

interface Job {
  installed: InstalledLibrary;
  task: Task;
  solution: CodeFile;
  expected: 'pass' | 'fail';
}

function solutionsOf(task: Task, library: string): { solution: CodeFile; expected: 'pass' | 'fail' }[] {
  const solutions = task.solutions[library];
  if (solutions === undefined) return [];
  return [
    ...solutions.references.map((solution) => ({ solution, expected: 'pass' as const })),
    ...[...solutions.wrong, solutions.starter].map((solution) => ({ solution, expected: 'fail' as const })),
  ];
}

async function checkSolution(job: Job, request: CheckRequest): Promise<CheckedSolution> {
  const submission = submissionOf(job.solution);
  const { verdict, unsteady } = readVerdict(await evaluate(job, submission, request));
  const { passed, total } = verdict.kind === 'known' ? verdict : { passed: 0, total: job.task.cases.hidden.length };
  const examples = job.expected === 'pass' && verdict.kind === 'known' ? await failedExample(job, submission, request) : undefined;
  const message = complaint({ job, verdict, unsteady, examples, request });
  return {
    library: job.installed.library.id, task: job.task.id, file: job.solution.path, expected: job.expected, passed, total,
    ok: message === undefined, ...(message === undefined ? {} : { message }), ...noteOn(job, verdict),
  };
}

function noteOn({ solution, task }: Job, verdict: Verdict): { note?: string } {
  if (!solution.name.startsWith('wrong-') || verdict.kind === 'unknown' || verdict.compiles) return {};
  return { note: `${solution.name} of ${task.id} does not run, so it fails whatever the cases are: ${verdict.firstFinding}` };
}

function evaluate({ installed, task }: Job, submission: Submission, { sandbox, runs, signal }: CheckRequest): Promise<Evaluation> {
  return correctness.evaluate({ submission, task, library: installed.library, installation: installed.installation, sandbox, runs, showsExpected: true, signal });
}

type Verdict = { kind: 'known'; passed: number; total: number; firstFinding: string; compiles: boolean } | { kind: 'unknown'; reason: string };

/** `unsteady` says how two runs differ, when they do. */
function readVerdict(evaluation: Evaluation): { verdict: Verdict; unsteady: string | undefined } {
  const unsteady = evaluation.findings.find(({ code }) => code === 'non-deterministic');
  return { verdict: verdictOf(evaluation), unsteady: unsteady === undefined ? undefined : findingMessage(unsteady) };
}

function verdictOf(evaluation: Evaluation): Verdict {
  if (evaluation.kind === 'unscored') return { kind: 'unknown', reason: evaluation.reason };
  if (evaluation.details.kind !== 'cases') return { kind: 'unknown', reason: 'correctness came without cases' };
  const { passed, total } = evaluation.details;
  const finding = evaluation.findings[0];
  return { kind: 'known', passed, total, firstFinding: finding === undefined ? '' : findingMessage(finding), compiles: finding?.code !== 'not-compiled' };
}

async function failedExample({ installed, task }: Job, submission: Submission, { sandbox, signal }: CheckRequest): Promise<string | undefined> {
  const { examples, compare } = task.cases;
  const execution = await executeCases({
    ...installed, submission, entry: task.entry, inputs: examples.map(({ args }) => args), limits: task.limits, sandbox, signal,
  });
  if (execution.kind !== 'ran') return `the examples could not be run: ${execution.kind}`;
  for (const [i, example] of examples.entries()) {
    const run = execution.cases[i];
    if (run?.kind !== 'returned') return `example "${example.name}" ${run?.kind ?? 'was not run'}`;
    const { pass, message } = await compareOutput({ comparison: compare, case: example, output: run.value, showsExpected: true });
    if (!pass) return `example "${example.name}": ${message}`;
  }
  return undefined;
}

interface Judged {
  job: Job;
  verdict: Verdict;
  unsteady: string | undefined;
  examples: string | undefined;
  request: CheckRequest;
}

function complaint({ job, verdict, unsteady, examples, request }: Judged): string | undefined {
  const { solution, expected, task } = job;
  if (verdict.kind === 'unknown') return `${solution.name} of ${task.id} could not be graded: ${verdict.reason}`;
  if (unsteady !== undefined) return `${solution.name} of ${task.id}: ${String(request.runs)} runs do not agree; make the task or the solution deterministic. ${unsteady}`;
  const solved = verdict.passed === verdict.total;
  if (solution.name.startsWith('starter.') && !verdict.compiles) {
    return `${solution.name} of ${task.id}: ${verdict.firstFinding} A starter exports ${task.entry} with its types and throws in its body.`;
  }
  if (expected === 'pass' && !solved) {
    return `${solution.name} of ${task.id} must pass but fails ${String(verdict.total - verdict.passed)} of ${String(verdict.total)} hidden cases. ${verdict.firstFinding}`;
  }
  if (examples !== undefined) return `${solution.name} of ${task.id} passes the hidden cases but ${examples}`;
  if (expected === 'fail' && solved) {
    return solution.name.startsWith('starter.')
      ? `The empty starter of ${task.id} passes every hidden case: the cases cannot tell a solution from nothing.`
      : `${solution.name} of ${task.id} must fail but passes all ${String(verdict.total)} hidden cases; add a case that catches it.`;
  }
  return undefined;
}
