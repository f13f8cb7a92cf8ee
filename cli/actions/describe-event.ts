import type { Evaluation } from '../../evaluators/evaluation.ts';
import type { RunEvent } from '../../runs/execute-run.ts';

/** One line for one step of a run, or nothing for a step that is not worth one. */
export function describeEvent(event: RunEvent): string | undefined {
  if (event.kind !== 'graded') return undefined;
  const { attempt, evaluations } = event.outcome;
  const { persona, task, library, model } = attempt.trial;
  const share = `[${String(event.finished).padStart(String(event.planned).length)}/${String(event.planned)}]`;
  return `${share} ${model} as ${persona}, ${task} with ${library}: ${evaluations.map(describeEvaluation).join(', ')}`;
}

function describeEvaluation(evaluation: Evaluation): string {
  return `${evaluation.dimension} ${evaluation.kind === 'scored' ? String(Math.round(evaluation.score)) : 'unscored'}`;
}
