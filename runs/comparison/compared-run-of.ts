import { trialKey } from '../../agents/trial.ts';
import { dimensions, type Dimension, type Evaluation } from '../../evaluators/evaluation.ts';
import { findingMessage } from '../../evaluators/finding-message.ts';
import { roundFigure } from '../../evaluators/round-figure.ts';
import { usabilityOf } from '../../evaluators/usability.ts';
import { fingerprintTask } from '../../tasks/task-fingerprint.ts';
import type { Weights } from '../../tasks/suite.ts';
import type { Outcome } from '../outcome.ts';
import type { Run } from '../run.ts';
import type { ComparedRun, ComparedTrial } from './compared-run.ts';

/** A stored run as it is compared; outcomes of trials that it did not plan, or with parts of the docs taken out, are left out. */
export function comparedRunOf(run: Run, outcomes: Iterable<Outcome>): ComparedRun {
  const { id, label, createdAt, suite, personas, libraries, knowledge, sandbox, versions } = run;
  const trials = run.trials.filter(({ without }) => without === undefined);
  const planned = new Set(trials.map(trialKey));
  const compared: ComparedTrial[] = [];
  for (const outcome of outcomes) if (planned.has(trialKey(outcome.attempt.trial))) compared.push(comparedTrial(outcome, suite.weights));
  return {
    id, label, createdAt, suite: { id: suite.id, title: suite.title }, weights: suite.weights,
    tasks: suite.tasks.map((task) => ({ id: task.id, title: task.title, ...fingerprintTask(task, suite.libraries) })),
    personas, libraries, knowledge, sandbox, versions, planned: trials.length,
    trials: compared,
  };
}

function comparedTrial({ attempt, evaluations, friction }: Outcome, weights: Weights): ComparedTrial {
  const scores = eachDimension((dimension) => scoreOf(evaluations, dimension));
  return {
    trial: attempt.trial,
    scores: { usability: usabilityOf(scores, weights), ...scores },
    solved: scores.correctness === null ? null : scores.correctness === 100,
    parts: eachDimension((dimension) => partsOf(evaluations, dimension)),
    findings: evaluations.flatMap(({ findings }) => findings).map((finding) => {
      const { code, symbol, file, line } = finding;
      return { code, message: findingMessage(finding), file, line, ...(symbol === undefined ? {} : { symbol }) };
    }),
    friction: friction === null ? null : [...new Set(friction.stumbles.map((stumble) => stumble.class))],
  };
}

function scoreOf(evaluations: readonly Evaluation[], wanted: Dimension): number | null {
  const evaluation = evaluations.find(({ dimension }) => dimension === wanted);
  // As reports have it, so that a run and its report are never apart by a digit that nobody sees.
  return evaluation?.kind === 'scored' ? roundFigure(evaluation.score) : null;
}

function partsOf(evaluations: readonly Evaluation[], wanted: Dimension): ComparedTrial['parts'][Dimension] {
  const evaluation = evaluations.find(({ dimension }) => dimension === wanted);
  if (evaluation?.kind !== 'scored' || evaluation.details.kind !== 'parts') return [];
  return evaluation.details.parts.map(({ name, weight }) => ({ name, weight }));
}

function eachDimension<T>(value: (dimension: Dimension) => T): Record<Dimension, T> {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, value(dimension)])) as Record<Dimension, T>;
}
