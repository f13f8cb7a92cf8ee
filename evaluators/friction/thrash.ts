import type { Step } from '../../agents/attempt.ts';
import { refusedBudget } from '../../agents/tools/budget-refusals.ts';
import { readFeedback } from '../../agents/tools/read-feedback.ts';
import { isSolved } from './is-solved.ts';
import type { Detector, Evidence, FrictionJob, Stumble } from './stumble.ts';

/** Going in circles: two versions of the code are told the same, or a budget is spent without success. */
export const thrash: Detector = (job) => [...sameDiagnostics(job.attempt.steps), ...spentBudgets(job)];

/** One stumble for each diagnostic that came again after the code was changed. */
function sameDiagnostics(steps: readonly Step[]): Stumble[] {
  const told = new Map<string, { versions: Set<string>; evidence: Evidence[] }>();
  for (const { step, version, diagnostics } of readFeedback(steps)) {
    for (const diagnostic of diagnostics) {
      const before = told.get(diagnostic) ?? { versions: new Set(), evidence: [] };
      // Said twice of one version, it was only asked for twice.
      if (!before.versions.has(version)) before.evidence.push({ kind: 'step', step, text: diagnostic.slice(0, longestText) });
      before.versions.add(version);
      told.set(diagnostic, before);
    }
  }
  return [...told].flatMap(([diagnostic, { evidence }]) => (evidence.length < 2 ? [] : [{ class: 'thrash' as const, subject: (diagnostic.split('\n')[0] ?? '').slice(0, longestSubject), evidence }]));
}

const longestText = 300;
const longestSubject = 120;

/** Running out is a stumble where more was asked for than there was, or where it ended the attempt. */
function spentBudgets({ attempt, evaluations }: FrictionJob): Stumble[] {
  if (isSolved(evaluations)) return [];
  const spent = new Map<string, Evidence[]>();
  const hasReplies = attempt.steps.some(({ kind }) => kind === 'reply');
  let askedAtOnce = new Set<string>();
  for (const [i, step] of attempt.steps.entries()) {
    if (step.kind === 'reply') askedAtOnce = new Set();
    if (step.kind !== 'tool') continue;
    const budget = refusedBudget(step);
    if (budget === null && step.outcome === 'done' && hasReplies) askedAtOnce.add(step.name);
    // Of calls made in one reply, the later ones were asked for before the earlier ones had said that nothing is left.
    if (budget === null || askedAtOnce.has(budget) || (budget === 'repairs' && askedAtOnce.size > 0)) continue;
    spent.set(budget, [...(spent.get(budget) ?? []), { kind: 'step', step: i, text: step.result.slice(0, longestText) }]);
  }
  const { ending } = attempt;
  if (ending.kind === 'budget-spent') spent.set(ending.budget, [{ kind: 'budget', budget: ending.budget }]);
  return [...spent].map(([subject, evidence]) => ({ class: 'thrash', subject, evidence }));
}
