import type { Case } from '../tasks/cases.ts';
import { compareOutput } from '../tasks/compare-output.ts';
import { executeCases } from '../tasks/execute-cases.ts';
import type { CaseRun, CompileProblem, Execution } from '../tasks/execution.ts';
import { languages } from '../tasks/languages/index.ts';
import type { TypeProblem } from '../tasks/languages/language.ts';
import type { Submission } from '../tasks/submission.ts';
import { UserError } from '../tasks/user-error.ts';
import { caseFinding } from './correctness/case-finding.ts';
import { judgeRuns, type JudgedRun } from './correctness/judge-runs.ts';
import { caseMessage, type JudgedCase } from './correctness/judged-case.ts';
import type { Evaluation, Finding } from './evaluation.ts';
import type { EvaluationJob, Evaluator } from './evaluator.ts';

/** The share of hidden cases passed, from 0 to 100: the submission is executed on each, apart from the others. */
export const correctness: Evaluator = {
  dimension: 'correctness',
  async evaluate(job) {
    const { submission, task: { cases: { hidden } } } = job;
    if (submission === null) return nothingPassed({ hidden, message: 'nothing was submitted', findings: [noSubmission] });
    const executions: Ran[] = [];
    for (let run = 0; run < Math.max(1, job.runs ?? 1); run += 1) {
      const execution = await execute(job, submission, run);
      switch (execution.kind) {
        case 'world-failed':
          return unscored(execution.reason);
        case 'not-compiled':
          return nothingPassed({ hidden, message: 'it does not compile', findings: execution.problems.map((problem) => compileFinding(problem)) });
        case 'ran':
          executions.push(execution);
      }
    }
    return judge({ ...job, submission, executions });
  },
};

type Ran = Execution & { kind: 'ran' };

const dimension = 'correctness';

const noSubmission: Finding = { dimension, class: null, code: 'no-submission', args: {}, file: '', line: 0, column: 0 };

/** Every second run goes backwards. */
function execute({ task, library, installation, sandbox, signal }: EvaluationJob, submission: Submission, run: number): Promise<Execution> {
  return executeCases({
    submission, backwards: run % 2 === 1, entry: task.entry, inputs: task.cases.hidden.map(({ args }) => args), limits: task.limits,
    language: languages[library.language], installation, sandbox, signal,
  });
}

function unscored(reason: string): Evaluation {
  return { dimension, kind: 'unscored', reason, findings: [] };
}

function nothingPassed({ hidden, message, findings }: { hidden: Case[]; message: string; findings: Finding[] }): Evaluation {
  const cases = hidden.map(({ name }) => ({ name, passed: false, message, milliseconds: 0 }));
  return { dimension, kind: 'scored', score: 0, findings, details: { kind: 'cases', passed: 0, total: hidden.length, cases, stdout: '', stderr: '' } };
}

function compileFinding({ message, file, line, column, missingModule }: CompileProblem): Finding {
  return {
    dimension, class: missingModule === undefined ? null : 'setup-failure', code: 'not-compiled',
    args: { message, ...(missingModule === undefined ? {} : { module: missingModule }) }, file, line, column,
  };
}

interface Executed extends EvaluationJob {
  submission: Submission;
  executions: Ran[];
}

async function judge(job: Executed): Promise<Evaluation> {
  const { task: { cases: { hidden } }, executions } = job;
  let judged: JudgedCase[];
  try {
    judged = await Promise.all(hidden.map((each, i) => judgeCase(job, each, executions.map(({ cases }) => cases[i]))));
  } catch (error) {
    if (error instanceof UserError) return unscored(error.message);
    throw error;
  }
  const failed = judged.filter((each) => each.kind !== 'passed');
  let problems: Promise<TypeProblem[]> | undefined;
  const typeProblems = (): Promise<TypeProblem[]> => (problems ??= languages[job.library.language].checkTypes(job.submission, job.installation));
  const isLibrarys = (name: string): boolean => job.library.api.includes(name) || !job.installation.packages.some((installed) => installed.name === name);
  const findings = await Promise.all(failed.map((each) => caseFinding(each, { main: job.submission.main, code: job.submission.files, isLibrarys, typeProblems })));
  const passed = judged.length - failed.length;
  const { stdout = '', stderr = '' } = executions[0] ?? {};
  return {
    dimension, kind: 'scored', score: judged.length === 0 ? 0 : (100 * passed) / judged.length, findings,
    details: {
      kind: 'cases', passed, total: judged.length, stdout, stderr,
      cases: judged.map((each) => ({ name: each.name, passed: each.kind === 'passed', message: caseMessage(each), milliseconds: each.milliseconds })),
    },
  };
}

async function judgeCase(job: Executed, hidden: Case, runs: (CaseRun | undefined)[]): Promise<JudgedCase> {
  const [first, ...others] = await Promise.all(runs.map((run) => judgeRun(job, hidden, run)));
  if (first === undefined) throw new Error(`The case "${hidden.name}" was not executed.`);
  return judgeRuns([first, ...others]);
}

async function judgeRun({ task, showsExpected }: Executed, hidden: Case, run: CaseRun | undefined): Promise<JudgedRun> {
  const { name } = hidden;
  if (run === undefined) throw new Error(`The case "${name}" was not executed.`);
  if (run.kind !== 'returned') return { run, judged: { kind: 'failed', name, run, milliseconds: 'milliseconds' in run ? run.milliseconds : 0 } };
  const { milliseconds } = run;
  const { pass, message } = await compareOutput({ comparison: task.cases.compare, case: hidden, output: run.value, showsExpected });
  return { run, judged: pass ? { kind: 'passed', name, milliseconds } : { kind: 'wrong', name, message, milliseconds } };
}
