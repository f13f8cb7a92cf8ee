import type { Step } from '../agents/attempt.ts';
import { measureEffort } from '../agents/measure-effort.ts';
import { trialKey } from '../agents/trial.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { CaseVerdict, Dimension, Evaluation, Finding } from '../evaluators/evaluation.ts';
import { findingMessage } from '../evaluators/finding-message.ts';
import { usabilityOf } from '../evaluators/usability.ts';
import type { Outcome } from '../runs/outcome.ts';
import type { Run } from '../runs/run.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Suite } from '../tasks/suite.ts';
import { costOfAttempt } from './cost/build-cost.ts';
import { reportDiagnosis } from './fixes/report-diagnosis.ts';
import { reportJudgement } from './judging/report-judgement.ts';
import { capText, capTexts } from './cap-text.ts';
import { caseFailures } from './report.ts';
import type { ReportAttempt, ReportCase, ReportFinding, ReportStep, Verdict } from './report.ts';
import { reportStumbles } from './report-friction.ts';
import { roundFigure } from '../evaluators/round-figure.ts';

/** One outcome as people read it. */
export function reportAttempt({ attempt, evaluations, friction, diagnosis, judgements }: Outcome, { suite, pricing = [] }: Pick<Run, 'suite' | 'pricing'>): ReportAttempt {
  const verdicts = Object.fromEntries(dimensions.map((dimension) => [dimension, verdictOf(evaluations, dimension)])) as ReportAttempt['dimensions'];
  const details = evaluations.flatMap((evaluation) => (evaluation.kind === 'scored' ? [evaluation.details] : []));
  const cases = details.find((detail) => detail.kind === 'cases');
  return {
    key: trialKey(attempt.trial),
    trial: attempt.trial,
    ending: attempt.ending,
    usability: usabilityOf({ correctness: scoreOf(verdicts.correctness), compliance: scoreOf(verdicts.compliance), readability: scoreOf(verdicts.readability) }, suite.weights),
    dimensions: verdicts,
    solved: verdicts.correctness.kind === 'scored' ? verdicts.correctness.score === 100 : null,
    cases: (cases?.cases ?? []).map((verdict) => reportCase(verdict, evaluations)),
    findings: evaluations.flatMap((evaluation) => evaluation.findings).filter(isFirstOfItsKind).map(reportFinding).sort(byPlace),
    stumbles: reportStumbles(friction),
    diagnosis: reportDiagnosis(diagnosis),
    effort: measureEffort(attempt, verdicts.correctness.kind === 'scored' && verdicts.correctness.score === 100),
    submission: attempt.submission === null ? null : capSubmission(attempt.submission),
    ...(attempt.writtenAs === undefined ? {} : { writtenAs: capSubmission(attempt.writtenAs) }),
    passages: attempt.passages.map((passage) => ({ ...passage, text: capText(passage.text, longestText) })),
    steps: attempt.steps.map(reportStep),
    output: { stdout: capText(cases?.stdout ?? '', longestOutput), stderr: capText(cases?.stderr ?? '', longestOutput) },
    usage: attempt.usage,
    usd: costOfAttempt(attempt, pricing),
    milliseconds: attempt.usage.calls === 0 ? null : attempt.milliseconds,
    reference: referenceFor(attempt.trial, suite, evaluations),
    relativeToReference: relativeToReference(evaluations),
    ...(judgements === undefined ? {} : { judgements: judgements.map(reportJudgement) }),
  };
}

/** What people read of a text; what follows is a model that repeats itself, or code that prints without end. */
const longestText = 100_000;
const longestOutput = 20_000;
const longestCode = 500_000;

function reportStep(step: Step): ReportStep {
  switch (step.kind) {
    case 'message':
      return { ...step, text: capText(step.text, longestText) };
    case 'reply':
      return { ...step, text: capText(step.text, longestText), toolCalls: step.toolCalls.map((call) => ({ ...call, arguments: capTexts(call.arguments, longestText) })) };
    case 'tool': {
      const { kind, name, arguments: given, outcome, result } = step;
      return { kind, name, arguments: capTexts(given, longestText), outcome, result: capText(result, longestText) };
    }
  }
}

function capSubmission({ main, files }: Submission): Submission {
  return { main, files: Object.fromEntries(Object.entries(files).map(([name, code]) => [name, capText(code, longestCode)])) };
}

function reportCase({ name, passed, message }: CaseVerdict, evaluations: readonly Evaluation[]): ReportCase {
  const finding = evaluations.flatMap(({ dimension, findings }) => (dimension === 'correctness' ? findings : [])).find(({ args }) => args['case'] === name);
  const failure = passed ? undefined : caseFailures.find((code) => code === finding?.code);
  return { name, passed, message, ...(failure === undefined ? {} : { failure }) };
}

function verdictOf(evaluations: Evaluation[], dimension: Dimension): Verdict {
  const evaluation = evaluations.find((candidate) => candidate.dimension === dimension);
  if (evaluation === undefined) return { kind: 'unscored', reason: 'Not graded yet.' };
  if (evaluation.kind === 'unscored') return { kind: 'unscored', reason: evaluation.reason };
  const { score, details } = evaluation;
  const parts = details.kind === 'parts' ? details.parts.map(({ name, value, weight }) => ({ name, value: roundPart(value), weight: roundPart(weight) })) : [];
  return { kind: 'scored', score: roundFigure(score), parts };
}

/** A part is a share of one, so it keeps two digits more than a score. */
function roundPart(value: number): number {
  return roundFigure(100 * value) / 100;
}

function scoreOf(verdict: Verdict): number | null {
  return verdict.kind === 'scored' ? verdict.score : null;
}

/** That nothing was handed in is found in every dimension and said once. */
function isFirstOfItsKind({ code }: Finding, i: number, all: Finding[]): boolean {
  return code !== 'no-submission' || all.findIndex((other) => other.code === code) === i;
}

function reportFinding(finding: Finding): ReportFinding {
  const { dimension, class: friction, code, file, line, column, symbol } = finding;
  return { dimension, class: friction, code, message: findingMessage(finding), file, line, column, ...(symbol === undefined ? {} : { symbol }) };
}

function byPlace(a: ReportFinding, b: ReportFinding): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one that reads most like the code, where that was measured; else the first. */
function referenceFor({ task, library }: { task: string; library: string }, suite: Suite, evaluations: Evaluation[]): ReportAttempt['reference'] {
  const references = suite.tasks.find(({ id }) => id === task)?.solutions[library]?.references ?? [];
  const reference = references.find(({ name }) => name === relativeToReference(evaluations)?.name) ?? references[0];
  return reference === undefined ? null : { name: reference.name, code: reference.code };
}

function relativeToReference(evaluations: Evaluation[]): ReportAttempt['relativeToReference'] {
  const evaluation = evaluations.find(({ dimension }) => dimension === 'readability');
  if (evaluation?.kind !== 'scored' || evaluation.details.kind !== 'parts') return null;
  const { score, details } = evaluation;
  if (details.reference === undefined) return null;
  return { name: details.reference.name, readability: roundFigure(details.reference.score), difference: roundFigure(score - details.reference.score) };
}
