import type { Ending } from '../../agents/attempt.ts';
import type { Trial } from '../../agents/trial.ts';
import type { Evaluation } from '../../evaluators/evaluation.ts';
import type { Judgement } from '../../evaluators/judge/judgement.ts';
import { dollars } from '../../reports/cost/dollars.ts';
import { endingMessage } from '../../reports/ending-message.ts';
import { terminalText } from '../../reports/terminal-text.ts';
import type { RunEvent } from '../../runs/execute-run.ts';
import type { Amount } from '../../runs/spending/account.ts';
import type { Pace } from './pace.ts';

/** One line for one step of a run, or nothing for a step that is not worth one. */
export function describeEvent(event: RunEvent, pace: Pace): string | undefined {
  if (event.kind === 'judged') return describeJudgement(event.trial, event.judgement);
  if (event.kind !== 'graded') return undefined;
  const { attempt, evaluations } = event.outcome;
  const { persona, task, library, model } = attempt.trial;
  const share = `[${String(event.finished).padStart(String(event.planned).length)}/${String(event.planned)}]`;
  const { ending } = attempt;
  const results = [...describeEnding(ending), ...(ending.kind === 'world-failed' ? [] : evaluations.map(describeEvaluation))];
  const sitting = [pace.step(event.planned - event.finished), ...(event.paid.tokens === 0 ? [] : [costSoFar(event.paid)])].filter((words) => words !== undefined);
  return `${share}${sitting.length === 0 ? '' : ` ${sitting.join(', ')} ·`} ${model} as ${persona}, ${task} with ${library}: ${results.join(', ')}`;
}

function costSoFar({ tokens, usd }: Amount): string {
  return usd === null ? `${(tokens / 1000).toFixed(0)}k tokens` : dollars(usd);
}

/** Why there may be nothing to grade; that code was handed in goes without saying. */
function describeEnding(ending: Ending): string[] {
  if (ending.kind === 'submitted') return [];
  const words = terminalText(endingMessage(ending)).replace(/\.$/u, '');
  return [`${words.charAt(0).toLowerCase()}${words.slice(1, longestEnding)}${words.length > longestEnding ? '…' : ''}`];
}

const longestEnding = 240;

export function describeJudgement({ persona, task }: Pick<Trial, 'persona' | 'task'>, { judge, dimension, verdict }: Judgement): string {
  const says = verdict.kind === 'scored' ? String(Math.round(verdict.score)) : `unscored, ${verdict.reason}`;
  return terminalText(`judge ${judge} on ${dimension} of ${task} as ${persona}: ${says}`);
}

function describeEvaluation(evaluation: Evaluation): string {
  return `${evaluation.dimension} ${evaluation.kind === 'scored' ? String(Math.round(evaluation.score)) : 'unscored'}`;
}
