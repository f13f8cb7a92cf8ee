import type { MeasureComparison, RunComparison } from '../../runs/comparison/run-comparison.ts';
import { intervalPoints } from './signed-points.ts';

/** What a comparison says, in plain words. */
export function comparisonSentence(comparison: RunComparison): string {
  return said(comparison).replace(/^the /u, 'The ');
}

function said(comparison: RunComparison): string {
  const [base, head] = sideNames(comparison);
  const told = (verdict: MeasureComparison['verdict']): MeasureComparison[] => comparison.dimensions.filter((each) => each.verdict === verdict);
  const [worse, better] = [told('worse'), told('better')];
  if (worse.length > 0 && better.length > 0) return `${head} is worse than ${base} and better as well: ${movements(worse)}; ${movements(better)}.`;
  if (worse.length + better.length > 0) return `${head} is ${comparison.verdict} than ${base}: ${movements([...worse, ...better])}.`;
  const [usability] = comparison.dimensions;
  if (usability?.difference == null) return `No conclusion: the usability of ${head} and of ${base} is never scored in the same trial.`;
  const { difference } = usability;
  const apart = Math.abs(difference) < 0.05 ? `the usability of ${head} and of ${base} is the same` : `${head} has ${points(difference)} ${difference < 0 ? 'less' : 'more'} usability than ${base}`;
  return `No conclusion: ${apart}${basis(usability, usability.adjusted === null ? '' : `, p ${usability.adjusted.toFixed(3)}`)}.`;
}

/** How much would have shown, and what it would take to show less. */
export function precisionSentence({ name, units, detectable, needed, difference, pairs }: MeasureComparison): string {
  if (pairs === 0) return '';
  if (detectable === null) {
    if (units < 6) return `With ${String(units)} task${units === 1 ? '' : 's'} no difference can be told from chance: it takes 6 at the least.`;
    return difference === 0 ? `No task differs in ${name}.` : `All tasks differ in ${name} by the same, which does not tell how much others would.`;
  }
  const shown = `A difference in ${name} of ${detectable.toFixed(1)} points or more would have shown in 80 of 100 such comparisons`;
  if (needed === null || detectable <= needed.points) return `${shown}.`;
  const repeats = needed.repeats === null ? '' : `, or about ${String(needed.repeats)} repeats of these`;
  return `${shown}; to show ${String(needed.points)} points takes about ${String(needed.tasks)} tasks${repeats}.`;
}

/** Base and head as they are spoken of: two stores may have given the same id. */
export function sideNames({ base, head }: Pick<RunComparison, 'base' | 'head'>): [string, string] {
  return base.id === head.id ? [`the base (${base.id})`, `the head (${head.id})`] : [base.id, head.id];
}

/** Of one direction; the first with how sure it is, the others are in the table. */
function movements([first, ...others]: readonly MeasureComparison[]): string {
  if (first === undefined) return '';
  const direction = (first.difference ?? 0) < 0 ? 'fell' : 'rose';
  return list([`${first.name} ${direction} by ${points(first.difference ?? 0)}${basis(first)}`, ...others.map(({ name, difference }) => `${name} by ${Math.abs(difference ?? 0).toFixed(1)}`)]);
}

function basis(measure: MeasureComparison, more = ''): string {
  const interval = measure.low === null ? '' : `95 % interval ${intervalPoints(measure)}, `;
  return ` (${interval}${String(measure.units)} task${measure.units === 1 ? '' : 's'}${more})`;
}

function points(difference: number): string {
  const digits = Math.abs(difference).toFixed(1);
  return `${digits} point${digits === '1.0' ? '' : 's'}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
