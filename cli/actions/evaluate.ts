import path from 'node:path';
import type { Evaluation, Finding } from '../../evaluators/evaluation.ts';
import { findingMessage } from '../../evaluators/finding-message.ts';
import { trialKey } from '../../agents/trial.ts';
import { reportJudgement } from '../../reports/judging/report-judgement.ts';
import { findRun } from '../../runs/find-run.ts';
import { gradeRun } from '../../runs/grade-run.ts';
import { gradeSolutions, type GradedSolution } from '../../runs/grade-solutions.ts';
import { installLibraries } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import { prepareCheckers } from '../../runs/prepare-checkers.ts';
import { readDocsOfRun } from '../../runs/read-docs-of-run.ts';
import { readSolutionFiles } from '../../runs/read-solutions.ts';
import type { Run } from '../../runs/run.ts';
import { openStore, type Store } from '../../runs/store.ts';
import { findById } from '../../tasks/find-by-id.ts';
import { isSuite } from '../../tasks/read-suite.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import { confineSuite, untrustedNotice } from '../../tasks/untrusted/confine-suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { toolVersion } from '../tool-version.ts';
import { quoteArgument } from './quote-argument.ts';
import { renderSolutions } from './render-solutions.ts';
import { describeJudgement } from './describe-event.ts';
import { holdGates, openGates, type GateOptions } from './gates.ts';
import { homeOf } from './home.ts';
import { judgeTrouble } from './judge-trouble.ts';
import { openJudges } from './open-judges.ts';
import { pricingWithJudges } from './open-pricing.ts';
import { openSuite } from './open-suite.ts';
import { showReport } from './show-report.ts';

export interface EvaluateOptions extends GlobalOptions, GateOptions {
  solutions?: string;
  library?: string[];
  judge?: string[];
  runs: number;
  concurrency: number;
  sandbox: SandboxId;
  untrusted?: boolean;
  json?: boolean;
}

/** Grades a stored run again, or with `--solutions` files that anyone wrote. */
export function evaluate(target: string, options: EvaluateOptions, context: CliContext): Promise<ExitCode> {
  return options.solutions === undefined ? evaluateRun(target, options, context) : evaluateSolutions(target, options.solutions, { options, context });
}

/** With judges what is measured stays as it is stored: an opinion is added, nothing else. */
async function evaluateRun(name: string, options: EvaluateOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const home = homeOf(options, context);
  using store = openStore(home);
  const found = findRunNotSuite({ store, name, context });
  const judges = openJudges(options.judge, context, { shown: found.suite });
  const priced = judges.length === 0 ? found : store.setPricing(found, pricingWithJudges(found, judges.map(({ id }) => id), context));
  const run = options.untrusted === true ? { ...priced, suite: confineSuite(priced.suite, options.sandbox) } : priced;
  if (options.untrusted === true) progress.say(untrustedNotice);
  const gates = openGates({ options, planned: run, store, context });
  const sandbox = await openSandbox(options.sandbox, progress.say);
  const libraries = await installLibraries({ libraries: run.suite.libraries, home, onProgress: progress.say, signal: context.signal });
  using stored = await readDocsOfRun({ run, home, onProgress: progress.say });
  const regrade = judges.length === 0 || options.runs > 1;
  await gradeRun({
    run, store, libraries, docs: stored.docs, judges, regrade, sandbox, runs: options.runs, concurrency: options.concurrency, signal: context.signal,
    onGraded: ({ trial }, finished, planned) => {
      progress.update(`[${String(finished)}/${String(planned)}] ${trialKey(trial)}`);
    },
    onJudged: ({ trial }, judgement) => {
      progress.update(describeJudgement(trial, judgement));
    },
  });
  progress.end();
  const graded = regrade ? store.setEvaluators(run, toolVersion()) : run;
  const report = await showReport({ run: graded, store, formats: ['html', 'json'], options, context });
  const isHeld = holdGates({ gates, run: graded, outcomes: store.eachOutcome(run), report, context });
  const trouble = judges.length === 0 ? undefined : judgeTrouble(run, store.listJudgements(run.id), options);
  if (trouble !== undefined) progress.say(trouble);
  if (!isHeld) return 1;
  return trouble === undefined ? 0 : 3;
}

/** A suite without `--solutions` is what people type first. */
function findRunNotSuite({ store, name, context }: { store: Store; name: string; context: CliContext }): Run {
  try {
    return findRun(store, name);
  } catch (error) {
    if (!(error instanceof UserError) || !isSuite(name, context.workingFolder)) throw error;
    throw new UserError(`${name} is a suite. Say where the code to grade lies: uagent evaluate ${quoteArgument(name)} --solutions <folder>, or name a run: uagent evaluate latest.`, { cause: error });
  }
}

async function evaluateSolutions(suiteName: string, folder: string, { options, context }: { options: EvaluateOptions; context: CliContext }): Promise<ExitCode> {
  if (options.failUnder !== undefined || options.failOn !== undefined || options.baseline !== undefined) {
    throw new UserError('Gates are held against a run: --fail-under, --fail-on and --baseline do not go with --solutions.');
  }
  const progress = createProgress(context.messages);
  const suite = openSuite(suiteName, context, options);
  await prepareCheckers(suite.tasks);
  const { files: solutions, ignored } = readSolutionFiles(path.resolve(context.workingFolder, folder), suite);
  if (ignored.length > 0) progress.say(`Not graded, as they are neither JavaScript nor TypeScript: ${ignored.join(', ')}`);
  const judges = openJudges(options.judge, context, { shown: suite });
  const chosen = options.library?.map((id) => findById(suite.libraries, id, { what: 'library', owner: `The suite "${suite.id}"` })) ?? suite.libraries;
  const sandbox = await openSandbox(options.sandbox, progress.say);
  const libraries = await installLibraries({ libraries: chosen, home: homeOf(options, context), onProgress: progress.say, signal: context.signal });
  let finished = 0;
  const graded = await gradeSolutions({
    suite, libraries, solutions, judges, sandbox, runs: options.runs, concurrency: options.concurrency, signal: context.signal,
    onGraded: ({ task, file }) => {
      finished += 1;
      progress.update(`[${String(finished)}/${String(solutions.length * libraries.length)}] ${task}/${path.basename(file)}`);
    },
  });
  progress.end();
  const document = { version: 1, solutions: graded.map(describeSolution) };
  context.output.write(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : renderSolutions(graded, context.output.columns));
  const [failure] = judges.flatMap((judge) => judge.failure() ?? []);
  if (failure !== undefined) progress.say(`Judgements are missing: ${failure} The measured scores are complete.`);
  return failure === undefined ? 0 : 2;
}

function describeSolution({ library, task, file, evaluations, judgements }: GradedSolution) {
  const byDimension = Object.fromEntries(evaluations.map((evaluation) => [evaluation.dimension, describeScore(evaluation)]));
  return { library, task, file, ...byDimension, findings: evaluations.flatMap(({ findings }) => findings.map(describeFinding)), ...(judgements.length === 0 ? {} : { judgements: judgements.map(reportJudgement) }) };
}

function describeScore(evaluation: Evaluation) {
  if (evaluation.kind === 'unscored') return { kind: 'unscored', reason: evaluation.reason };
  const { score, details } = evaluation;
  return { kind: 'scored', score, ...(details.kind === 'cases' ? { passed: details.passed, total: details.total } : {}) };
}

function describeFinding(finding: Finding) {
  const { dimension, class: frictionClass, code, line, column, symbol } = finding;
  return { dimension, class: frictionClass, code, message: findingMessage(finding), line, column, ...(symbol === undefined ? {} : { symbol }) };
}
