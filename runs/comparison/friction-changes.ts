import { frictionClasses } from '../../evaluators/evaluation.ts';
import type { ComparedTrial } from './compared-run.ts';
import type { TrialPair } from './pair-trials.ts';
import type { RunComparison } from './run-comparison.ts';

/** How many attempts met each class before and after; the largest change first. Classes that neither met are left out. */
export function frictionChanges(pairs: readonly TrialPair[]): RunComparison['friction'] {
  const known = pairs.filter(({ base, head }) => base.friction !== null && head.friction !== null);
  const classes = frictionClasses.map((kind) => {
    const meets = ({ friction }: ComparedTrial): boolean => friction?.includes(kind) === true;
    return { class: kind, base: known.filter(({ base }) => meets(base)).length, head: known.filter(({ head }) => meets(head)).length };
  });
  return {
    classes: classes.filter(({ base, head }) => base + head > 0).sort((a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base)),
    pairs: known.length,
    unknown: pairs.length - known.length,
  };
}
