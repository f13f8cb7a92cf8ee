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
  notes.push(...unscoredNotes(dimensions));
  for (const [side, name] of [[comparison.base, base], [comparison.head, head]] as const) {
    if (side.graded < side.planned) notes.push(`${name.replace(/^the /u, 'The ')} is not finished: ${String(side.graded)} of ${String(side.planned)} attempts are graded.`);
  }
  if (friction.unknown > 0) notes.push(`Friction is not known of ${counted(friction.unknown, 'pair')}.`);
  if (differs.some(({ kind }) => kind === 'evaluators')) notes.push('They were graded by different versions of uagent. "uagent evaluate <run>" grades stored attempts again with this one, so that no difference comes of grading.');
  if (differs.every(({ kind }) => kind === 'node')) notes.push('Nothing that is recorded differs between the runs: what they differ by is chance, or comes of something outside uagent, such as the model behind its name.');
  return notes;
}

/** Dimensions with the same count are named together. */
function unscoredNotes(dimensions: RunComparison['dimensions']): string[] {
  const counts = [...new Set(dimensions.map(({ unscored }) => unscored))].filter((count) => count > 0);
  const leftOut = counts.map((count) => `Without a score on one side or both, and left out: ${counted(count, 'pair')} in ${dimensions.filter(({ unscored }) => unscored === count).map(({ name }) => name).join(', ')}.`);
  return [...leftOut, ...dimensions.filter(({ pairs }) => pairs === 0).map(({ name }) => `Nothing can be said about ${name}: no pair is scored on both sides.`)];
}
