import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { counted } from '../../tasks/counted.ts';
import { sideNames } from './comparison-sentence.ts';

/** What a reader must know before trusting the figures: what was left out, and what else may be behind a difference. */
export function comparisonNotes(comparison: RunComparison): string[] {
  const { pairs, dimensions, differs, friction } = comparison;
  const [base, head] = sideNames(comparison);
  const notes: string[] = [];
  const alone = [[pairs.onlyBase, base], [pairs.onlyHead, head]] as const;
  if (pairs.onlyBase + pairs.onlyHead > 0) {
    const words = alone.flatMap(([count, name]) => (count > 0 ? [`${counted(count, 'attempt')} of ${name}`] : []));
    notes.push(`Only what both tried is compared: ${counted(pairs.compared, 'pair')} of attempts; ${words.join(' and ')} ${pairs.onlyBase + pairs.onlyHead === 1 ? 'has' : 'have'} no partner.`);
  }
  if (pairs.changed > 0) notes.push(`The suite was changed between the runs in ${pairs.changedTasks.join(', ')}: ${counted(pairs.changed, 'pair')} left out.`);
  for (const { name, unscored, pairs: scored } of dimensions) {
    if (scored === 0) notes.push(`Nothing can be said about ${name}: no pair is scored on both sides.`);
    else if (unscored > 0) notes.push(`${counted(unscored, 'pair')} without a score for ${name} on one side or both left out.`);
  }
  for (const [side, name] of [[comparison.base, base], [comparison.head, head]] as const) {
    if (side.graded < side.planned) notes.push(`${name} is not finished: ${String(side.graded)} of ${String(side.planned)} attempts are graded.`);
  }
  if (friction.unknown > 0) notes.push(`Friction is not known of ${counted(friction.unknown, 'pair')}.`);
  if (differs.some(({ kind }) => kind === 'uagent')) notes.push('They were run by different versions of uagent. "uagent evaluate <run>" grades stored attempts again with this one, so that no difference comes of grading.');
  if (differs.every(({ kind }) => kind === 'node')) notes.push('Nothing that is recorded differs between the runs: a difference would be chance, or something outside uagent, such as the model behind its name.');
  return notes;
}
