import { UserError } from '../../tasks/user-error.ts';
import { compareDimensions, compareParts, taskOf } from './compare-measures.ts';
import type { ComparedRun } from './compared-run.ts';
import { findingChanges } from './finding-changes.ts';
import { frictionChanges } from './friction-changes.ts';
import { pairComparable, type ComparableRequest } from './pair-comparable.ts';
import type { Axis, TrialPair } from './pair-trials.ts';
import type { ComparedSide, MeasureComparison, RunComparison } from './run-comparison.ts';
import { setupDifferences } from './setup-differences.ts';
import { solvedChanges } from './solved-changes.ts';

/** Holds two runs against each other, trial by trial; what cannot be compared is a UserError that says why and what to do. */
export function compareRuns({ base, head, unchangedTasks }: ComparableRequest): RunComparison {
  const { pairing, pairs, changed } = pairComparable({ base, head, unchangedTasks });
  const dimensions = compareDimensions(pairs);
  if (dimensions.every((each) => each.pairs === 0)) throw new UserError(`None of the ${String(pairs.length)} pairs of ${base.id} and ${head.id} is scored on both sides. "uagent report" says why; run again what failed.`);

  const nameOf = (axis: Axis) => ({ base: { trial } }: TrialPair): string => (pairing.axis?.name === axis ? `${pairing.axis.base} → ${pairing.axis.head}` : trial[axis]);
  const [personaOf, libraryOf] = [nameOf('persona'), nameOf('library')];
  const inOrder = (partOf: (pair: TrialPair) => string): string[] => [...new Set(pairs.map(partOf))];
  return {
    version: 1,
    verdict: overall(dimensions),
    base: sideOf(base), head: sideOf(head), suite: head.suite, axis: pairing.axis,
    pairs: {
      compared: pairs.length, tasks: inOrder(taskOf).length, onlyBase: pairing.onlyBase, onlyHead: pairing.onlyHead,
      changedTasks: changed, changed: pairing.pairs.length - pairs.length,
    },
    dimensions,
    personas: compareParts({ pairs, partOf: personaOf, parts: inOrder(personaOf), unit: taskOf }),
    libraries: compareParts({ pairs, partOf: libraryOf, parts: inOrder(libraryOf), unit: taskOf }),
    tasks: compareParts({ pairs, partOf: taskOf, parts: inOrder(taskOf), unit: ({ base: { trial } }) => String(trial.repeat) }),
    solved: solvedChanges({ pairs, personaOf, libraryOf }),
    friction: frictionChanges(pairs),
    findings: findingChanges(pairs),
    differs: setupDifferences({ base, head, pairing }),
  };
}

function overall(dimensions: readonly MeasureComparison[]): RunComparison['verdict'] {
  const has = (verdict: RunComparison['verdict']): boolean => dimensions.some((each) => each.verdict === verdict);
  return has('worse') ? 'worse' : has('better') ? 'better' : 'no conclusion';
}

function sideOf({ id, label, createdAt, planned, trials }: ComparedRun): ComparedSide {
  return { id, label, createdAt, planned, graded: trials.length };
}
